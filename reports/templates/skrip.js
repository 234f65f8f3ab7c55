/* Filters of the findings. Reads data attributes, only ever hides and shows; text of documents is never parsed as HTML. */
(function () {
  "use strict";
  var form = document.getElementById("saring");
  if (!form) { return; }
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };
  var byId = function (id) { return document.getElementById(id); };
  var language = document.documentElement.lang;
  var documents = all(".dokumen").map(function (element) {
    return { element: element, head: element.querySelector("header").textContent, shown: 0 };
  });
  var cards = [];
  documents.forEach(function (owner) {
    all(".temuan", owner.element).forEach(function (element) {
      var text = (owner.head + " " + element.textContent).toLowerCase();
      cards.push({ element: element, data: element.dataset, owner: owner, text: text });
    });
  });
  var regions = all(".wilayah");
  var result = byId("hasil");
  var sentence = result.getAttribute("data-kalimat");

  function read() {
    var severities = {};
    all("input[name=tingkat]", form).forEach(function (box) { severities[box.value] = box.checked; });
    return {
      wilayah: form.elements.wilayah.value,
      dok: form.elements.dok.value,
      kode: form.elements.kode.value,
      periksa: form.elements.periksa.value,
      tingkat: severities,
      words: form.elements.cari.value.toLowerCase().split(/\s+/).filter(Boolean)
    };
  }

  function fits(card, wanted) {
    return (!wanted.wilayah || card.data.wilayah === wanted.wilayah)
      && (!wanted.dok || card.data.dok === wanted.dok)
      && (!wanted.kode || card.data.kode === wanted.kode)
      && (!wanted.periksa || card.data.periksa === wanted.periksa)
      && wanted.tingkat[card.data.tingkat]
      && wanted.words.every(function (word) { return card.text.indexOf(word) >= 0; });
  }

  // only the documents of the chosen region can be chosen
  function limitDocuments() {
    var region = form.elements.wilayah.value;
    all("optgroup", form.elements.dok).forEach(function (group) {
      group.hidden = group.disabled = region !== "" && group.getAttribute("data-wilayah") !== region;
    });
    var chosen = form.elements.dok.selectedOptions[0];
    if (chosen && chosen.parentNode.disabled) { form.elements.dok.value = ""; }
  }

  function apply() {
    limitDocuments();
    var wanted = read();
    var count = 0;
    documents.forEach(function (owner) { owner.shown = 0; });
    cards.forEach(function (card) {
      var shown = fits(card, wanted);
      card.element.hidden = !shown;
      if (shown) { count += 1; card.owner.shown += 1; }
    });
    documents.forEach(function (owner) { owner.element.hidden = owner.shown === 0; });
    regions.forEach(function (region) { region.hidden = !region.querySelector(".dokumen:not([hidden])"); });
    var text = sentence.replace("{n}", count.toLocaleString(language)).replace("{semua}", cards.length.toLocaleString(language));
    result.textContent = text;
    byId("hasil-cetak").textContent = text;
    byId("hasil-cetak").hidden = count === cards.length;
    byId("nihil").hidden = count !== 0;
  }

  // a number of the heat map shows just its findings, whatever was chosen before
  function choose(event) {
    var link = event.target.closest("a");
    if (!link || (!link.dataset.dok && !link.dataset.kode)) { return; }
    event.preventDefault();
    form.reset();
    form.elements.dok.value = link.dataset.dok || "";
    form.elements.kode.value = link.dataset.kode || "";
    apply();
    byId("temuan").scrollIntoView();
  }

  form.hidden = false;
  document.documentElement.classList.add("js");
  form.addEventListener("input", apply);
  form.addEventListener("change", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { window.setTimeout(apply, 0); });
  byId("cetak").addEventListener("click", function () { window.print(); });
  byId("peta").addEventListener("click", choose);
  apply();
})();
