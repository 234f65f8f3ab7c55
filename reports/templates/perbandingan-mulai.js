/* What the address asks for: #g=group, #w=region's profile, #d=the groups of a region. */
(function () {
  "use strict";
  var P = window.Petik;
  if (!P.grup.length) { return; }
  var first = null;

  function wanted() {
    var found = /^#([gwd])(?:=(.*))?$/.exec(location.hash);
    if (!found) { return ["g", ""]; }
    try { return [found[1], decodeURIComponent(found[2] || "")]; } catch (error) { return ["g", ""]; }
  }

  function show(profile) {
    P.byId("lihat-grup").hidden = profile;
    P.byId("lihat-profil").hidden = !profile;
    P.byId("tab-grup").classList.toggle("dipilih", !profile);
    P.byId("tab-profil").classList.toggle("dipilih", profile);
  }

  function route(event) {
    var what = wanted(), kind = what[0], key = what[1];
    show(kind === "w");
    if (kind === "w") { P.tampilProfil(key); return; }
    if (kind === "d") {
      var region = P.wilayah.findIndex(function (w) { return w[0] === key; });
      var own = region >= 0 ? P.saringWilayah(region) : [];
      key = own.length ? own[0].id : "";
    }
    var id = P.tampilGrup(key) ? key : first;
    if (id !== key) { P.tampilGrup(id); }
    P.tandaiDaftar(id);
    /* on narrow screens the group stands below the list */
    var narrow = window.matchMedia("(max-width: 60rem)").matches;
    if (event && kind === "g" && key && narrow) { P.byId("isi-grup").scrollIntoView(); }
  }

  var found = P.mulaiDaftar();
  first = (found[0] || P.grup[0]).id;
  P.byId("tab").hidden = false;
  window.addEventListener("hashchange", route);
  var waiting = null;
  window.addEventListener("resize",
    function () { window.clearTimeout(waiting); waiting = window.setTimeout(P.gambarUlang, 150); });
  /* on paper nothing can be unfolded */
  var unfold = function (open) {
    return function () {
      Array.prototype.forEach.call(document.querySelectorAll("#isi-profil details"),
        function (part) { part.open = open; });
    };
  };
  window.addEventListener("beforeprint", unfold(true));
  window.addEventListener("afterprint", unfold(false));
  route(null);
})();
