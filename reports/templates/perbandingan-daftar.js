/* The list of groups with its search and filters. */
(function () {
  "use strict";
  var P = window.Petik;
  var MOST = 200;
  var form, list, current = null;
  var ENOUGH = {
    banding: function (g) { return g.wilayah >= 2 || g.tahun >= 2; },
    wilayah: function (g) { return g.wilayah >= 2; },
    perangkat: function (g) { return g.perangkat >= 2; },
    semua: function () { return true; }
  };

  /* what is searched: the name, and every wording in the group */
  function prepare() {
    P.grup.forEach(function (g) {
      var rows = P.baris.slice(g.mulai, g.mulai + g.banyak);
      g.cari = P.unik([g.nama, g.id].concat(rows.map(function (r) { return r.indikator; }))).join(" ").toLowerCase();
      g.di = new Set(rows.map(function (r) { return r.wilayah; }));
    });
  }

  function meta(g) {
    return [
      g.wilayah ? P.banyak("n_wilayah", g.wilayah) : "", P.banyak("n_dokumen", g.dokumen),
      P.banyak("n_tahun", g.tahun), P.ukuran(g.jenis)
    ].filter(Boolean).join(" · ");
  }

  function item(g) {
    var link = P.el("a", { href: "#g=" + encodeURIComponent(g.id) }, [g.nama, P.el("small", {}, [meta(g)])]);
    if (g.id === current) { link.setAttribute("aria-current", "true"); }
    return P.el("li", {}, [link]);
  }

  function fitting() {
    var f = form.elements, words = f.cari.value.toLowerCase().split(/\s+/).filter(Boolean);
    return P.grup.filter(function (g) {
      return ENOUGH[f.cakupan.value](g) && (f.jenis.value === "*" || f.jenis.value === g.jenis)
        && (f.wilayah.value === "" || g.di.has(Number(f.wilayah.value)))
        && words.every(function (word) { return g.cari.indexOf(word) >= 0; });
    });
  }

  P.susunDaftar = function () {
    var found = fitting(), items = found.slice(0, MOST).map(item);
    var counts = { n: P.bilangan(found.length), semua: P.bilangan(P.grup.length) };
    P.byId("hasil").textContent = P.kata("hasil_daftar", counts);
    if (!found.length) { items.push(P.el("li", { class: "nihil" }, [P.kata("daftar_nihil")])); }
    if (found.length > MOST) {
      items.push(P.el("li", { class: "nihil" },
        [P.kata("daftar_terpotong", { n: P.bilangan(found.length - MOST) })]));
    }
    P.isi(list, items);
    return found;
  };

  /* marks the group that is shown; where the filters hide it, the list stays as it is */
  P.tandaiDaftar = function (id) {
    current = id;
    Array.prototype.forEach.call(list.querySelectorAll("a"), function (link) {
      if (link.getAttribute("href") === "#g=" + encodeURIComponent(id)) {
        link.setAttribute("aria-current", "true");
        list.scrollTop = Math.max(0, link.offsetTop - list.offsetTop - 60);
      } else { link.removeAttribute("aria-current"); }
    });
  };

  P.saringWilayah = function (region) {
    form.reset();
    form.elements.cakupan.value = "semua";
    form.elements.wilayah.value = String(region);
    return P.susunDaftar();
  };

  P.mulaiDaftar = function () {
    form = P.byId("saring");
    list = P.byId("pilihan");
    prepare();
    P.unik(P.grup.map(function (g) { return g.jenis; })).sort().forEach(function (kind) {
      form.elements.jenis.appendChild(P.el("option", { value: kind }, [P.ukuran(kind)]));
    });
    P.wilayah.forEach(function (w, i) { form.elements.wilayah.appendChild(P.el("option", { value: i }, [w[1]])); });
    /* where nothing can be compared, the list would be empty at first sight */
    if (!P.grup.some(ENOUGH.banding)) { form.elements.cakupan.value = "semua"; }
    form.addEventListener("input", P.susunDaftar);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    return P.susunDaftar();
  };
})();
