/* The profile of one region: its newest figures against the median of the other regions. */
(function () {
  "use strict";
  var P = window.Petik;
  var LEAST = 3;
  var PARTS = ["baik", "buruk", "sama", "tanpa"];

  /* an entry is [comparison, own row, median, number of others, better than, worse than] */
  function withUnit(row) {
    var unit = row.satuan_realisasi;
    return row.realisasi + (unit && row.realisasi.toLowerCase().indexOf(unit) < 0 ? " " + (row.satuan || unit) : "");
  }

  function others(entry) {
    var members = P.profil.banding[entry[0]][3].filter(function (m) { return m[1] !== entry[1]; });
    return P.el("details", {}, [
      P.el("summary", {}, [P.kata("profil_lain", { lain: P.bilangan(entry[3]) })]),
      P.el("ul", {}, members.map(function (m) {
        return P.el("li", {}, [P.wilayah[m[0]][1] + " ", P.el("b", {}, [withUnit(P.baris[m[1]])])]);
      }))
    ]);
  }

  function place(entry) {
    if (entry[4] === null) { return P.kata("tak_tercetak"); }
    return P.kata("profil_letak_isi",
      { baik: P.bilangan(entry[4]), buruk: P.bilangan(entry[5]), lain: P.bilangan(entry[3]) });
  }

  function cells(entry) {
    var comparison = P.profil.banding[entry[0]], group = P.grup[comparison[0]], row = P.baris[entry[1]];
    var out = [
      [P.el("a", { href: "#g=" + encodeURIComponent(group.id) }, [group.nama]),
        P.el("small", { class: "blok" }, [row.perangkat])],
      [comparison[1]], [P.el("b", {}, [withUnit(row)])].concat(P.tanda(row)),
      [entry[2], P.el("small", { class: "blok" }, [P.kata("profil_banyak", { n: P.bilangan(entry[3]) })])],
      [place(entry)], P.sumber(row)
    ];
    out.bawah = others(entry);
    return out;
  }

  function part(profile, name) {
    var entries = profile[name], count = profile.jumlah[name];
    if (!count && (name === "sama" || name === "tanpa")) { return []; }
    var headings = ["profil_indikator", "kolom_tahun", "profil_angka", "profil_median", "profil_letak",
      "kolom_sumber"].map(function (k) { return P.kata(k); });
    return [
      P.el("h3", { class: "bagian-" + name }, [P.kata("profil_" + name)]),
      name === "tanpa" ? P.el("p", { class: "meta" }, [P.kata("profil_tanpa_arti")]) : null,
      count > entries.length ? P.el("p", { class: "meta" },
        [P.kata("profil_terpotong", { n: entries.length, semua: P.bilangan(count) })]) : null,
      count ? P.tabel(headings, entries.map(cells), "profil") : P.el("p", {}, [P.kata("profil_nihil")])
    ];
  }

  function summary(region, profile) {
    var rows = P.baris.filter(function (r) { return r.wilayah === region; });
    var documents = P.unik(rows.map(function (r) { return r.dok; })).length;
    var years = rows.map(function (r) { return r.tahun; });
    var first = Math.min.apply(null, years), last = Math.max.apply(null, years);
    var groups = P.grup.filter(function (g) { return g.di.has(region); }).length;
    var count = profile.jumlah || {};
    var compared = PARTS.reduce(function (sum, name) { return sum + (count[name] || 0); }, 0);
    return P.kata("profil_isi", {
      wilayah: P.wilayah[region][1], dokumen: P.banyak("n_dokumen", documents), grup: P.banyak("n_grup", groups),
      tahun: P.kata(first === last ? "profil_setahun" : "profil_rentang", { awal: first, akhir: last }),
      n: P.bilangan(compared)
    });
  }

  function download(region, profile) {
    var head = ["pilih_wilayah", "profil_dasar", "kolom_kelompok", "profil_indikator", "kolom_tahun",
      "profil_angka", "kolom_satuan", "profil_median", "profil_letak", "kolom_berkas", "kolom_halaman"];
    var rows = [head.map(function (key) { return P.kata(key); })];
    PARTS.forEach(function (name) {
      (profile[name] || []).forEach(function (entry) {
        var comparison = P.profil.banding[entry[0]], group = P.grup[comparison[0]], row = P.baris[entry[1]];
        rows.push([P.wilayah[region][1], P.kata("profil_" + name), group.id, group.nama, comparison[1],
          row.realisasi, row.satuan, entry[2],
          place(entry), P.dokumen[row.dok][0], row.halaman]);
      });
    });
    P.unduh("profil-" + P.wilayah[region][0], rows);
  }

  function body(region) {
    var profile = P.profil.wilayah[region];
    var out = [P.el("p", { class: "ringkas-profil" }, [summary(region, profile) + " ",
      P.el("a", { class: "tak-cetak", href: "#d=" + encodeURIComponent(P.wilayah[region][0]) },
      [P.kata("profil_lihat")])])];
    if (!profile.jumlah) {
      return out.concat([P.el("p", { class: "nihil" },
        [P.profil.banding.length ? P.kata("profil_kosong") : P.kata("profil_kosong_semua", { n: LEAST })])]);
    }
    return PARTS.reduce(function (all, name) { return all.concat(part(profile, name)); }, out);
  }

  /* the region of this key; without one, the first that has something to compare */
  P.tampilProfil = function (key) {
    var region = P.wilayah.findIndex(function (w) { return w[0] === key; });
    if (region < 0) { region = Math.max(0, P.profil.wilayah.findIndex(function (p) { return p.jumlah; })); }
    var intro = P.el("p", { class: "meta" }, [P.kata("profil_arti", { n: LEAST })]);
    if (!P.wilayah.length) {
      P.isi(P.byId("isi-profil"), [intro, P.el("p", { class: "nihil" }, [P.kata("profil_kosong_semua", { n: LEAST })])]);
      return;
    }
    var options = P.wilayah.map(function (w) { return [w[0], w[1]]; });
    P.isi(P.byId("isi-profil"), [intro, P.el("div", { class: "saring" }, [
      P.pilih(P.kata("pilih_wilayah"), options, P.wilayah[region][0],
        function (v) { location.hash = "w=" + encodeURIComponent(v); }),
      P.el("span", { class: "tombol" }, [
        P.tombol(P.kata("unduh"), function () { download(region, P.profil.wilayah[region]); }), " ",
        P.tombol(P.kata("cetak"), function () { window.print(); })
      ])
    ])].concat(body(region)));
  };
})();
