/* Line charts: one per printed unit, a line per region and agency; realisasi drawn through, target dashed. */
(function () {
  "use strict";
  var P = window.Petik;
  /* after Okabe and Ito (2008), light colours darkened for thin lines on white; shapes tell them apart too */
  var COLOURS = ["#0072b2", "#d55e00", "#00805e", "#b0518a", "#1d232a", "#a87400", "#3f9bd0", "#7a3d00"];
  var SHAPES = ["o", "s", "^", "d", "v", "+", "x", "*"];
  var GREY = "#8a949e";
  var MOST_UNITS = 3;
  var MOST_NAMES = 60;
  var TOP = 14, RIGHT = 18, BOTTOM = 30, TALL = 320, LOW = 200;

  P.namaGaris = function (row) {
    var agency = row.perangkat || (row.wilayah < 0 ? P.dokumen[row.dok][0] : "");
    return agency ? P.namaWilayah(row) + ", " + agency : P.namaWilayah(row);
  };

  /* per unit the drawn points: one for each target and realisasi of a whole year */
  function points(rows) {
    var units = new Map();
    rows.forEach(function (row) {
      if (!row.tahunan) { return; }
      ["target", "realisasi"].forEach(function (kind) {
        var value = row["nilai_" + kind];
        if (value === null) { return; }
        var unit = row["satuan_" + kind];
        if (!units.has(unit)) { units.set(unit, []); }
        units.get(unit).push({ garis: P.namaGaris(row), jenis: kind, tahun: row.tahun, nilai: value,
          cetak: row[kind], ganda: row.ganda });
      });
    });
    return Array.from(units).sort(function (a, b) { return b[1].length - a[1].length; });
  }

  function series(all) {
    var names = new Map();
    all.forEach(function (p) {
      if (!names.has(p.garis)) { names.set(p.garis, { nama: p.garis, target: [], realisasi: [] }); }
      names.get(p.garis)[p.jenis].push(p);
    });
    var count = function (s) { return s.realisasi.length * 2 + s.target.length; };
    var out = Array.from(names.values()).sort(function (a, b) {
      return count(b) - count(a) || (a.nama < b.nama ? -1 : 1);
    });
    out.forEach(function (s, i) {
      s.warna = i < COLOURS.length ? COLOURS[i] : GREY;
      s.bentuk = i < SHAPES.length ? SHAPES[i] : "o";
    });
    return out;
  }

  function step(span) {
    var raw = span / 5, power = Math.pow(10, Math.floor(Math.log10(raw)));
    return [1, 2, 2.5, 5, 10].map(function (n) { return n * power; }).find(function (s) { return s >= raw * 0.999; });
  }

  function axis(values) {
    var low = Math.min.apply(null, values), high = Math.max.apply(null, values);
    if (low >= 0 && low < high * 0.7) { low = 0; }
    if (low === high) { var room = Math.abs(low) * 0.1 || 1; low -= room; high += room; }
    var by = step(high - low);
    low = Math.floor(low / by + 1e-9) * by;
    high = Math.ceil(high / by - 1e-9) * by;
    var ticks = [];
    for (var i = 0; i <= Math.round((high - low) / by); i += 1) { ticks.push(low + i * by); }
    return { low: low, high: high, ticks: ticks };
  }

  function shape(kind, x, y, colour, hollow) {
    var r = 4.6, at = function (dx, dy) { return (x + dx * r).toFixed(1) + " " + (y + dy * r).toFixed(1); };
    var look = { fill: hollow ? "#fff" : colour, stroke: colour, "stroke-width": hollow ? 1.8 : 1 };
    if (kind === "o") { return P.svg("circle", Object.assign({ cx: x.toFixed(1), cy: y.toFixed(1), r: r }, look)); }
    var paths = {
      s: "M" + [at(-0.9, -0.9), at(0.9, -0.9), at(0.9, 0.9), at(-0.9, 0.9)].join("L") + "Z",
      "^": "M" + [at(0, -1.1), at(1.1, 0.9), at(-1.1, 0.9)].join("L") + "Z",
      v: "M" + [at(0, 1.1), at(1.1, -0.9), at(-1.1, -0.9)].join("L") + "Z",
      d: "M" + [at(0, -1.25), at(1.25, 0), at(0, 1.25), at(-1.25, 0)].join("L") + "Z",
      "+": "M" + at(-1.2, 0) + "L" + at(1.2, 0) + "M" + at(0, -1.2) + "L" + at(0, 1.2),
      x: "M" + at(-1, -1) + "L" + at(1, 1) + "M" + at(-1, 1) + "L" + at(1, -1),
      "*": "M" + at(-1, -1) + "L" + at(1, 1) + "M" + at(-1, 1) + "L" + at(1, -1) + "M" + at(0, -1.3)
        + "L" + at(0, 1.3)
    };
    if ("+x*".indexOf(kind) >= 0) { look = { fill: "none", stroke: colour, "stroke-width": hollow ? 1.4 : 2.6 }; }
    return P.svg("path", Object.assign({ d: paths[kind] }, look));
  }

  /* a year with different figures has points but no line: which one would the line go through? */
  function runs(list) {
    var years = new Map();
    list.forEach(function (p) { years.set(p.tahun, (years.get(p.tahun) || []).concat([p])); });
    var out = [[]];
    Array.from(years.keys()).sort(function (a, b) { return a - b; }).forEach(function (year) {
      var here = years.get(year);
      var many = P.unik(here.map(function (p) { return p.nilai; })).length > 1;
      here.forEach(function (p) { p.banyak = many; });
      if (many) { out.push([]); } else { out[out.length - 1].push(here[0]); }
    });
    return out.filter(function (run) { return run.length > 1; });
  }

  function draw(s, kind, x, y) {
    var hollow = kind === "target", out = [];
    runs(s[kind]).forEach(function (run) {
      var d = "M" + run.map(function (p) { return x(p.tahun).toFixed(1) + " " + y(p.nilai).toFixed(1); }).join("L");
      out.push(P.svg("path", { d: d, fill: "none", stroke: s.warna, "stroke-width": hollow ? 1.6 : 2.4,
        "stroke-dasharray": hollow ? "6 4" : null }));
    });
    s[kind].forEach(function (p) {
      var px = x(p.tahun), py = y(p.nilai);
      var text = s.nama + ", " + p.tahun + ", " + P.kata("bagan_" + kind) + ": " + p.cetak;
      var ring = p.banyak || p.ganda ? P.svg("circle",
        { cx: px.toFixed(1), cy: py.toFixed(1), r: 8.5, fill: "none", stroke: s.warna, "stroke-dasharray": "2 2" })
        : null;
      out.push(P.svg("g", {}, [P.svg("title", {}, [text]), ring, shape(s.bentuk, px, py, s.warna, hollow)]));
    });
    return out;
  }

  function frame(width, height, left, scale, years, x, y) {
    var out = [];
    scale.ticks.forEach(function (t) {
      out.push(P.svg("line", { x1: left, x2: width - RIGHT, y1: y(t).toFixed(1), y2: y(t).toFixed(1),
        class: "kisi" }));
      out.push(P.svg("text", { x: left - 8, y: (y(t) + 4).toFixed(1), "text-anchor": "end" },
        [P.bilangan(Number(t.toPrecision(12)))]));
    });
    var every = Math.ceil(years.length * 44 / (width - left - RIGHT));
    years.forEach(function (year, i) {
      if (i % every) { return; }
      out.push(P.svg("text", { x: x(year).toFixed(1), y: height - 8, "text-anchor": "middle" }, [year]));
    });
    return out;
  }

  function chart(unit, all, width) {
    var list = series(all), scale = axis(all.map(function (p) { return p.nilai; }));
    var first = Math.min.apply(null, all.map(function (p) { return p.tahun; }));
    var last = Math.max.apply(null, all.map(function (p) { return p.tahun; }));
    var years = [];
    for (var year = first; year <= last; year += 1) { years.push(year); }
    var height = all.length > 2 ? TALL : LOW;
    var widest = Math.max.apply(null,
      scale.ticks.map(function (t) { return P.bilangan(Number(t.toPrecision(12))).length; }));
    var left = 18 + widest * 7.6, inset = 26;
    var x = function (v) {
      var room = width - left - RIGHT;
      return first === last ? left + room / 2 : left + inset + (v - first) / (last - first) * (room - 2 * inset);
    };
    var y = function (v) { return TOP + (scale.high - v) / (scale.high - scale.low) * (height - TOP - BOTTOM); };
    var label = P.kata("bagan_arti",
      { satuan: unit ? P.kata("bagan_satuan", { satuan: unit }) : P.kata("bagan_tanpa_satuan") });
    var marks = [];
    /* the first lines are drawn last, on top */
    list.slice().reverse().forEach(function (s) {
      s.gambar = P.svg("g", { class: "seri" }, draw(s, "target", x, y).concat(draw(s, "realisasi", x, y)));
      marks.push(s.gambar);
    });
    var picture = P.svg("svg", { class: "bagan garis", viewBox: "0 0 " + width + " " + height, role: "img",
      "aria-label": label },
      frame(width, height, left, scale, years, x, y).concat(marks));
    var notes = [scale.low === 0 ? "" : P.kata("bagan_bukan_nol"),
      P.kata("bagan_perubahan")].filter(Boolean).join(" ");
    return P.el("figure", { class: "gambar" },
      [P.el("figcaption", {}, [label]), picture, legend(list, all, picture), P.el("small", {}, [notes])]);
  }

  function sample(colour, kind, dashed, line) {
    return P.svg("svg", { class: "contoh-garis", viewBox: "0 0 34 14", width: 34, height: 14,
      "aria-hidden": "true" }, [
      line ? P.svg("path", { d: "M1 7L33 7", stroke: colour, "stroke-width": dashed ? 1.6 : 2.4,
        "stroke-dasharray": dashed ? "6 4" : null }) : null,
      kind === "ring" ? P.svg("circle",
        { cx: 17, cy: 7, r: 6, fill: "none", stroke: colour, "stroke-dasharray": "2 2" })
        : shape(kind, 17, 7, colour, dashed)
    ]);
  }

  /* a line's name; choosing it fades the others */
  function name(s, picture) {
    var button = P.tombol(s.nama, function () {
      var on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", on);
      s.gambar.classList.toggle("terang", on);
      picture.classList.toggle("sorot", picture.querySelector(".terang") !== null);
    });
    button.setAttribute("aria-pressed", "false");
    return P.el("li", {}, [sample(s.warna, s.bentuk, false, false), button]);
  }

  function legend(list, all, picture) {
    var has = function (kind) { return all.some(function (p) { return p.jenis === kind; }); };
    var many = all.some(function (p) { return p.banyak || p.ganda; });
    var items = list.slice(0, MOST_NAMES).map(function (s) { return name(s, picture); });
    if (list.length > MOST_NAMES) {
      items.push(P.el("li", {}, [sample(GREY, "o", false, false),
        P.kata("bagan_lain", { n: P.bilangan(list.length - MOST_NAMES) })]));
    }
    var keys = [];
    var key = function (kind, shape, dashed, line) {
      keys.push(P.el("li", {}, [sample("#55606b", shape, dashed, line), P.kata("bagan_" + kind)]));
    };
    if (has("realisasi")) { key("realisasi", "o", false, true); }
    if (has("target")) { key("target", "o", true, true); }
    if (many) { key("ganda", "ring", false, false); }
    if (list.length > 1) {
      keys.push(P.el("li", { class: "tak-cetak" }, [P.el("small", {}, [P.kata("bagan_sorot")])]));
    }
    return P.el("div", { class: "legenda" }, [P.el("ul", {}, keys), P.el("ul", { class: "nama-garis" }, items)]);
  }

  P.bagan = function (rows, width) {
    var units = points(rows);
    if (!units.length) { return [P.el("p", { class: "catatan-bagan" }, [P.kata("bagan_nihil")])]; }
    var out = units.slice(0, MOST_UNITS).map(function (u) { return chart(u[0], u[1], width); });
    var rest = units.length - MOST_UNITS;
    if (rest > 0) { out.push(P.el("p", {}, [P.kata("bagan_satuan_lain", { n: rest })])); }
    return out;
  };
})();
