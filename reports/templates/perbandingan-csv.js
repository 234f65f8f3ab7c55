/* Tables as CSV, as the dataset's files are written: UTF-8 with a byte order mark, commas, formulas made harmless
   (datasets/files/safe.py, `neutral`). */
(function (root) {
  "use strict";
  var P = root.Petik = root.Petik || {};
  var FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
  var PLAIN_NEGATIVE = /^(?:-\s*\d[\d.,\s]*%?|[-\s]+)$/;
  var AFTER_CUT = /([;\t\r\n])([\s"]*)('*)(?=[=+@\uff1d\uff0b\uff0d\uff20]|-\S)/g;

  function isFormula(text) { return FORMULA.test(text) && !PLAIN_NEGATIVE.test(text); }

  P.neutral = function (text) {
    text = text.replace(AFTER_CUT, "$1$2'$3");
    return isFormula(text.replace(/^'+/, "")) ? "'" + text : text;
  };

  function cell(value) {
    if (value === null || value === undefined) { return ""; }
    var text = typeof value === "number" ? String(value) : P.neutral(String(value));
    return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  P.csv = function (rows) {
    return "\ufeff" + rows.map(function (row) { return row.map(cell).join(",") + "\r\n"; }).join("");
  };

  /* file names: what every file system takes */
  P.namaBerkas = function (text) {
    return (text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80) || "perbandingan")
      + ".csv";
  };

  P.unduh = function (name, rows) {
    var url = URL.createObjectURL(new Blob([P.csv(rows)], { type: "text/csv;charset=utf-8" }));
    var link = document.createElement("a");
    link.href = url;
    link.download = P.namaBerkas(name);
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
  };
})(typeof window === "undefined" ? globalThis : window);
