/* One group: its chart and table, filtered by region and year. */
(function () {
  "use strict";
  var P = window.Petik;
  var group = null, chosen = { wilayah: "", tahun: "" };

  function shown() {
    return P.baris.slice(group.mulai, group.mulai + group.banyak).filter(function (r) {
      return (chosen.wilayah === "" || String(r.wilayah) === chosen.wilayah)
        && (chosen.tahun === "" || String(r.tahun) === chosen.tahun);
    });
  }

  function cells(r) {
    var wording = r.indikator !== group.nama
      ? P.el("small", { class: "blok bunyi" }, [P.kata("bunyi", { teks: r.indikator })]) : null;
    var print = function (text) { return text || P.el("span", { class: "kosong" }, [P.kata("tak_tercetak")]); };
    return [
      [P.namaWilayah(r), P.el("small", { class: "blok" }, [r.perangkat || P.kata("perangkat_kosong")]), wording],
      [P.periode(r)].concat(P.tanda(r)), [print(r.target)], [print(r.realisasi)], [print(r.capaian)],
        [print(r.satuan)], P.sumber(r)
    ];
  }

  function table(rows) {
    if (!rows.length) { return P.el("p", { class: "nihil" }, [P.kata("tabel_nihil")]); }
    return P.tabel(["wilayah", "periode", "target", "realisasi", "capaian", "satuan", "sumber"].map(function (name) {
      return P.kata("kolom_" + name);
    }), rows.map(cells), "angka");
  }

  function download() {
    var names = ["kelompok", "indikator", "wilayah", "perangkat", "periode", "target", "realisasi", "capaian",
      "satuan", "berkas", "halaman", "nomor", "tanda"];
    var head = names.map(function (name) { return P.kata(name === "wilayah" ? name : "kolom_" + name); });
    P.unduh(group.id, [head].concat(shown().map(function (r) {
      var marks = [r.ganda ? P.kata("ganda") : "", r.ragu ? P.kata("ragu") : ""].filter(Boolean).join(", ");
      return [group.id, r.indikator, r.wilayah < 0 ? "" : P.namaWilayah(r), r.perangkat, r.periode, r.target,
        r.realisasi, r.capaian,
        r.satuan, P.dokumen[r.dok][0], r.halaman, r.nomor, marks];
    })));
  }

  function head() {
    var counts = ["wilayah", "perangkat", "dokumen", "tahun"].map(function (name) {
      return P.banyak("n_" + name, group[name]);
    });
    return [
      P.el("h2", {}, [group.nama]),
      P.el("p", { class: "meta" }, [counts.join(" · ") + " · " + P.ukuran(group.jenis)
        + (group.satuan ? " (" + group.satuan + ")" : "")]),
      P.el("p", { class: "meta" }, [P.kata("arah_" + group.polaritas) + " "
        + P.kata(group.pasti ? "dikukuhkan" : "otomatis") + " ", P.el("code", {}, [group.id])])
    ];
  }

  function filters() {
    var rows = P.baris.slice(group.mulai, group.mulai + group.banyak), all = [["", P.kata("semua")]];
    var numbers = P.unik(rows.map(function (r) { return r.wilayah; })).sort(function (a, b) { return a - b; });
    var regions = numbers.map(function (w) {
      return [String(w), w < 0 ? P.kata("wilayah_kosong") : P.wilayah[w][1]];
    });
    var years = P.unik(rows.map(function (r) { return r.tahun; })).sort().map(function (y) {
      return [String(y), y];
    });
    return P.el("div", { class: "saring" }, [
      P.pilih(P.kata("pilih_wilayah"), all.concat(regions), chosen.wilayah,
        function (v) { chosen.wilayah = v; body(); }),
      P.pilih(P.kata("pilih_tahun"), all.concat(years), chosen.tahun, function (v) { chosen.tahun = v; body(); }),
      P.el("span", { class: "tombol" },
        [P.tombol(P.kata("unduh"), download), " ", P.tombol(P.kata("cetak"), function () { window.print(); })])
    ]);
  }

  function body() {
    var rows = shown(), place = P.byId("badan-grup");
    var choice = [chosen.wilayah === "" ? "" : P.namaWilayah({ wilayah: Number(chosen.wilayah) }),
      chosen.tahun].filter(Boolean).join(", ");
    var width = Math.max(320, Math.min(960, Math.floor(place.clientWidth)));
    var doubled = rows.some(function (r) { return r.ganda; }), unsure = rows.some(function (r) { return r.ragu; });
    P.isi(place, [P.el("p", { class: "hanya-cetak" }, [choice])].concat(P.bagan(rows, width), [
      P.el("h3", {}, [P.kata("tabel")]),
      P.el("p", { class: "meta" }, [P.kata("tabel_arti") + " " + P.banyak("n_baris", rows.length) + "."]),
      doubled ? P.el("p", { class: "meta" }, [P.satuTanda("ganda"), " " + P.kata("ganda_arti")]) : null,
      unsure ? P.el("p", { class: "meta" }, [P.satuTanda("ragu"), " " + P.kata("ragu_arti")]) : null,
      table(rows)
    ]));
  }

  P.tampilGrup = function (id) {
    var wanted = P.grup.find(function (g) { return g.id === id; });
    if (!wanted) { return false; }
    group = wanted;
    chosen = { wilayah: "", tahun: "" };
    P.isi(P.byId("isi-grup"), head().concat([filters(), P.el("div", { id: "badan-grup" })]));
    body();
    return true;
  };

  P.gambarUlang = function () { if (group && P.byId("badan-grup")) { body(); } };
})();
