/* Printing: the keys for it first lay the page out as wide as the paper, wait until every chart and
   map is drawn anew in that width, and then open the browser's own dialogue. Printing from the menu
   works without this; charts are then scaled. */
(function () {
  "use strict";
  var PAPER = "186mm", STEP = 100, PATIENCE = 4000, busy = false;
  function sheet() {
    return document.querySelector("style[data-kk-cetak]");
  }
  function lay(on) {
    var style = sheet(), app = document.querySelector(".stApp");
    if (!style || !app) return;
    style.media = on ? "all" : "print";
    app.style.maxWidth = on ? PAPER : "";
    window.dispatchEvent(new Event("resize"));
    if (!on) busy = false;
  }
  function drawings() {
    return Array.prototype.slice.call(
      document.querySelectorAll(".stVegaLiteChart svg.marks, .stDeckGlJsonChart canvas"));
  }
  function sizes() {
    return drawings().map(function (one) {
      return one.getAttribute("width") + "x" + one.getAttribute("height");
    }).join();
  }
  function fits() {
    return !document.querySelector(".stVegaLiteChart:not(:has(svg.marks))") && drawings().every(function (one) {
      return one.clientWidth === 0 || one.clientWidth < document.querySelector(".stApp").clientWidth + 2;
    });
  }
  function settled(then) {
    var last = "", same = 0, until = Date.now() + PATIENCE;
    (function look() {
      var now = sizes();
      same = now === last ? same + 1 : 0;
      last = now;
      if ((same > 3 && fits()) || Date.now() > until) then();
      else setTimeout(look, STEP);
    })();
  }
  window.addEventListener("afterprint", function () { lay(false); });
  window.addEventListener("keydown", function (event) {
    var asked = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "p";
    if (!asked || !sheet() || document.querySelector("#kk-panggung:not([hidden])")) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    lay(true);
    settled(function () { window.print(); });
  }, true);
})();
