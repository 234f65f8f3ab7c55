/* The data block as objects, and elements made of text: nothing from documents is ever parsed as HTML. */
(function () {
  "use strict";
  var P = window.Petik;
  var data = JSON.parse(document.getElementById("data").textContent);
  var TEXTS = { perangkat: 1, periode: 1, target: 1, realisasi: 1, capaian: 1, satuan: 1, satuan_target: 1,
    satuan_realisasi: 1, indikator: 1 };
  var SIGNS = { ganda: "≠", ragu: "?" };
  P.grup = data.grup;
  P.dokumen = data.dokumen;
  P.wilayah = data.wilayah;
  P.profil = data.profil;

  P.baris = data.baris.map(function (values, number) {
    var row = { urut: number };
    data.kolom.forEach(function (name, i) { row[name] = TEXTS[name] ? data.teks[values[i]] : values[i]; });
    return row;
  });

  P.kata = function (key, filling) {
    var text = data.kata[key];
    Object.keys(filling || {}).forEach(function (name) {
      text = text.split("{" + name + "}").join(String(filling[name]));
    });
    return text;
  };

  /* "3 regions", "1 region" */
  P.banyak = function (key, n) { return P.kata(n === 1 ? key + "_1" : key, { n: P.bilangan(n) }); };

  P.ukuran = function (kind) { return data.kata["ukuran_" + kind] || kind; };
  P.bilangan = function (n) { return n.toLocaleString(data.bahasa, { maximumFractionDigits: 6 }); };
  P.byId = function (id) { return document.getElementById(id); };

  function make(element, attributes, children) {
    Object.keys(attributes || {}).forEach(function (name) {
      var value = attributes[name];
      if (value !== null && value !== undefined) { element.setAttribute(name, value); }
    });
    (children || []).forEach(function (child) {
      if (child !== null && child !== undefined && child !== "") {
        element.appendChild(typeof child === "object" ? child : document.createTextNode(String(child)));
      }
    });
    return element;
  }

  P.el = function (name, attributes, children) { return make(document.createElement(name), attributes, children); };
  P.svg = function (name, attributes, children) {
    return make(document.createElementNS(P.byId("ruang").namespaceURI, name), attributes, children);
  };
  P.isi = function (element, children) { element.replaceChildren(); return make(element, {}, children); };
  P.tombol = function (text, run) {
    var button = P.el("button", { type: "button" }, [text]);
    button.addEventListener("click", run);
    return button;
  };

  /* a select of [value, text] pairs under a label */
  P.pilih = function (text, options, chosen, run) {
    var select = P.el("select", {}, options.map(function (o) { return P.el("option", { value: o[0] }, [o[1]]); }));
    select.value = chosen;
    select.addEventListener("change", function () { run(select.value); });
    return P.el("label", {}, [text + " ", select]);
  };

  P.unik = function (values) { return Array.from(new Set(values)); };
  P.namaWilayah = function (row) { return row.wilayah < 0 ? P.kata("wilayah_kosong") : P.wilayah[row.wilayah][1]; };

  P.periode = function (row) {
    var part = /^(\d{4})-(TW|S|B)(\d+)$/.exec(row.periode);
    if (!part) { return row.periode; }
    return P.kata({ TW: "tw", S: "semester", B: "bulan" }[part[2]], { n: Number(part[3]), tahun: part[1] });
  };

  /* where a row stands: the file, opened at its page where there is an address */
  P.sumber = function (row) {
    var doc = P.dokumen[row.dok];
    var page = row.halaman === null ? P.kata("sumber_tanpa_halaman") : P.kata("sumber_halaman", { n: row.halaman });
    var href = doc[2] === null ? null : doc[2] + (doc[3] && row.halaman !== null ? "#page=" + row.halaman : "");
    var name = href === null ? P.el("span", {}, [doc[0]])
      : P.el("a", { href: href, target: "_blank", rel: "noopener noreferrer" }, [doc[0]]);
    return [name, ", " + page, P.el("small", { class: "blok" },
      [(doc[1] ? doc[1] + ", " : "") + P.kata("sumber_nomor", { n: row.nomor })])];
  };

  P.satuTanda = function (name) {
    return P.el("span", { class: "tanda " + name, title: P.kata(name + "_arti") }, [SIGNS[name] + " " + P.kata(name)]);
  };

  P.tanda = function (row) {
    return Object.keys(SIGNS).filter(function (name) { return row[name]; }).map(P.satuTanda);
  };

  /* a table whose cells carry their heading, for narrow screens; the first cell heads the row. `bawah` of a row is what
     stands below it over the whole width */
  P.tabel = function (headings, rows, kind) {
    var head = P.el("tr", {}, headings.map(function (h) { return P.el("th", { scope: "col" }, [h]); }));
    var body = [];
    rows.forEach(function (cells) {
      body.push(P.el("tr", cells.bawah ? { class: "berlanjut" } : {}, cells.map(function (content, i) {
        return P.el(i ? "td" : "th", i ? { "data-judul": headings[i] } : { scope: "row" },
          [P.el("div", {}, [].concat(content))]);
      })));
      if (cells.bawah) {
        body.push(P.el("tr", { class: "bawah" }, [P.el("td", { colspan: headings.length }, [cells.bawah])]));
      }
    });
    return P.el("table", { class: "biasa susun " + kind }, [P.el("thead", {}, [head]), P.el("tbody", {}, body)]);
  };
})();
