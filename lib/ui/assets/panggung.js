/* The stage: shows the slides that a page holds in its element .kk-deck.
   All slides stand ready in one document; a change of slide only turns one visible. */
(function () {
  "use strict";
  var deck = null, mark = "", root = null, board = null, slides = [], index = 0;
  var chosen = {}, pointed = {}, typed = "", typedAt = 0, began = 0, notes = null, seen = 0, touched = 0;
  var parts = {};

  function make(name, cls, parent, text) {
    var made = document.createElement(name);
    if (cls) made.className = cls;
    if (text !== undefined) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  }
  function say(word) { return deck.kata[word]; }
  function isOpen() { return root !== null && !root.hidden; }

  /* ---- reading the page ---- */

  function look() {
    var source = document.querySelector(".kk-deck");
    if (!source) {
      // A run of the page may take it away for a moment; a presentation under way goes on.
      if (deck && !isOpen()) { if (root) root.remove(); root = null; deck = null; mark = ""; }
      return;
    }
    if (source.dataset.sidik !== mark) read(source);
    var strip = document.querySelector(".kk-cuplikan");
    if (strip && strip.dataset.sidik !== mark) preview(strip);
  }
  function read(source) {
    var key = deck && deck.slide[index] ? deck.slide[index].kunci : "";
    var found;
    try { found = JSON.parse(source.textContent); } catch (e) { return; }
    deck = found;
    mark = source.dataset.sidik;
    build();
    var place = deck.slide.findIndex(function (s) { return s.kunci === key; });
    go(Math.max(place, 0));
  }
  function preview(strip) {
    strip.dataset.sidik = mark;
    strip.textContent = "";
    deck.slide.forEach(function (slide, place) {
      var button = make("button", "", strip);
      button.type = "button";
      button.dataset.kkMulai = place;
      button.setAttribute("aria-label", say("start_here") + " " + (place + 1) + ": " + slide.judul);
      var inner = make("div", "kk-s", button);
      inner.innerHTML = slide.html;
      inner.setAttribute("aria-hidden", "true");
      inner.inert = true;
    });
    shrink();
  }
  function shrink() {
    document.querySelectorAll(".kk-cuplikan button").forEach(function (button) {
      button.firstChild.style.transform = "scale(" + button.clientWidth / 1920 + ")";
    });
  }

  /* ---- building ---- */

  function build() {
    var wasOpen = isOpen(), full = document.fullscreenElement === root && root !== null;
    if (!root) {
      root = make("div", "", document.body);
      root.id = "kk-panggung";
      root.hidden = true;
      root.tabIndex = -1;
      root.setAttribute("role", "dialog");
      root.setAttribute("aria-modal", "true");
      root.addEventListener("mousemove", moved);
      root.addEventListener("click", clicked);
      root.addEventListener("touchstart", function (event) { touched = event.touches[0].clientX; }, { passive: true });
      root.addEventListener("touchend", swiped);
    }
    root.textContent = "";
    root.setAttribute("aria-label", say("stage"));
    make("style", "", root, deck.gaya);
    board = make("div", "kk-s-papan", root);
    board.insertAdjacentHTML("beforeend", deck.arsir);
    slides = deck.slide.map(one);
    parts.dark = make("div", "kk-s-gelap", root);
    parts.jump = make("div", "kk-s-lompat", root);
    parts.time = make("div", "kk-s-waktu", root);
    parts.laser = make("div", "kk-s-laser", root);
    ["dark", "jump", "time", "laser"].forEach(function (n) { parts[n].hidden = true; });
    tools();
    if (wasOpen) { root.hidden = false; if (!full) root.focus(); }
    fit();
  }
  function one(slide, place) {
    var made = make("section", "kk-s", board);
    made.innerHTML = slide.html;
    made.setAttribute("aria-label", say("slide") + " " + (place + 1) + " " + say("of") + " " + deck.slide.length);
    made.dataset.kunci = slide.kunci;
    if (slide.saat.length > 1) steps(made, slide);
    return made;
  }
  function steps(made, slide) {
    var bar = make("div", "kk-s-langkah", made);
    bar.style.cssText = deck.langkah;
    [["earlier", -1, "\u25C0"], ["later", 1, "\u25B6"]].forEach(function (way, n) {
      var button = make("button", "", bar, way[2]);
      button.type = "button";
      button.dataset.kkSaat = way[1];
      button.setAttribute("aria-label", say(way[0]));
      if (!n) make("span", "", bar);
    });
    var at = chosen[slide.kunci];
    show(slide, made, at === undefined ? slide.saat.length - 1 : Math.min(at, slide.saat.length - 1));
  }
  function tools() {
    var bar = parts.tools = make("div", "kk-s-alat", root);
    [["previous", "\u25C0", function () { go(index - 1); }], ["next", "\u25B6", function () { go(index + 1); }],
     ["notes", say("notes"), openNotes], ["full", say("full"), toggleFull],
     ["close", "\u2715", close]].forEach(function (tool) {
      var button = make("button", "", bar, tool[1]);
      button.type = "button";
      button.setAttribute("aria-label", say(tool[0]));
      button.addEventListener("click", function (event) { event.stopPropagation(); tool[2](); root.focus(); });
    });
  }
  function fit() {
    if (!board) return;
    var scale = Math.min(innerWidth / 1920, innerHeight / 1080);
    board.style.transform = "translate(" + (innerWidth - 1920 * scale) / 2 + "px," +
      (innerHeight - 1080 * scale) / 2 + "px) scale(" + scale + ")";
  }

  /* ---- moving ---- */

  function go(place) {
    if (!slides.length) return;
    place = Math.max(0, Math.min(slides.length - 1, place));
    parts.dark.hidden = true;
    slides.forEach(function (slide, n) { slide.classList.toggle("kk-tampil", n === place); });
    index = place;
    root.dataset.slide = String(place + 1);
    tell();
  }
  function step(by) {
    var slide = deck.slide[index], count = slide.saat.length;
    var at = chosen[slide.kunci] === undefined ? count - 1 : chosen[slide.kunci];
    if (at + by >= 0 && at + by < count) show(slide, slides[index], at + by);
  }
  function show(slide, made, at) {
    var now = slide.saat[at];
    chosen[slide.kunci] = at;
    [["kk-s-judul", "judul"], ["kk-s-gambar", "gambar"], ["kk-s-kalimat", "kalimat"]].forEach(function (pair) {
      var old = made.querySelector("." + pair[0]);
      if (old && now[pair[1]]) old.outerHTML = now[pair[1]];
      else if (old) old.textContent = "";
    });
    made.querySelector(".kk-s-legenda").innerHTML = now.legenda;
    made.querySelectorAll("path[data-wilayah]").forEach(function (path, n) {
      path.setAttribute("fill", now.warna[n]);
    });
    var bar = made.querySelector(".kk-s-langkah");
    bar.querySelector("span").textContent = now.periode;
    bar.firstChild.disabled = at === 0;
    bar.lastChild.disabled = at === slide.saat.length - 1;
    point(slide, made, pointed[slide.kunci]);
  }
  function point(slide, made, area) {
    var box = made.querySelector(".kk-s-wilayah p"), old = made.querySelector(".kk-s-sorot");
    if (old) old.remove();
    pointed[slide.kunci] = area;
    box.hidden = area === undefined;
    if (area === undefined) return;
    var path = made.querySelector('path[data-wilayah="' + area + '"]');
    var over = path.cloneNode(false);
    over.removeAttribute("data-wilayah");
    over.removeAttribute("fill");
    over.removeAttribute("stroke");
    over.setAttribute("class", "kk-s-sorot");
    path.parentNode.appendChild(over);
    var at = chosen[slide.kunci];
    box.textContent = slide.saat[at === undefined ? slide.saat.length - 1 : at].kata[area];
  }

  /* ---- opening and closing ---- */

  function start(place) {
    if (!deck) return;
    root.hidden = false;
    if (!began) began = Date.now();
    fit();
    go(place);
    root.focus();
    if (root.requestFullscreen && !document.fullscreenElement) {
      root.requestFullscreen().catch(function () {});
    }
  }
  function close() {
    if (!isOpen()) return;
    root.hidden = true;
    if (document.fullscreenElement === root) document.exitFullscreen().catch(function () {});
    var back = document.querySelector('.kk-cuplikan [data-kk-mulai="' + index + '"]');
    if (back) back.focus();
  }
  function toggleFull() {
    if (document.fullscreenElement) { leaving = true; document.exitFullscreen(); }
    else if (root.requestFullscreen) root.requestFullscreen().catch(function () {});
  }
  var leaving = false;
  document.addEventListener("fullscreenchange", function () {
    fit();
    if (!document.fullscreenElement && !leaving) close();
    leaving = false;
  });

  /* ---- keys: r, c and Esc stay with Streamlit and the browser ---- */

  var NEXT = ["ArrowRight", "PageDown", " "], BACK = ["ArrowLeft", "PageUp", "Backspace"];
  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !deck) return;
    if (!isOpen()) return;
    if (event.key === "Escape") { if (!document.fullscreenElement) close(); return; }
    if ((event.key === "Enter" || event.key === " ") && event.target.closest("#kk-panggung button")) return;
    if (act(event.key)) { event.preventDefault(); event.stopPropagation(); }
  }
  function act(key) {
    var small = key.length === 1 ? key.toLowerCase() : key;
    var many = deck.slide[index].saat.length > 1;
    if (NEXT.indexOf(key) >= 0) go(index + 1);
    else if (BACK.indexOf(key) >= 0) go(index - 1);
    else if (key === "ArrowUp" || key === "ArrowDown") {
      var by = key === "ArrowUp" ? 1 : -1;
      if (many) step(by); else go(index - by);
    }
    else if (key === "Home") go(0);
    else if (key === "End") go(slides.length - 1);
    else if (/^[0-9]$/.test(key)) type(key);
    else if (key === "Enter") { if (typed) jump(); else go(index + 1); }
    else if (small === "b" || small === ".") blank("#000");
    else if (small === "w" || small === ",") blank("#fff");
    else if (small === "l") laser();
    else if (small === "n") openNotes();
    else if (small === "f") toggleFull();
    else if (small === "t") parts.time.hidden = !parts.time.hidden;
    else return false;
    return true;
  }
  function type(digit) {
    typed = (typed + digit).slice(-3);
    parts.jump.textContent = typed;
    parts.jump.hidden = false;
    typedAt = Date.now();
  }
  function jump() {
    go(parseInt(typed, 10) - 1);
    untype();
  }
  function untype() { typed = ""; parts.jump.hidden = true; }
  function blank(colour) {
    var same = !parts.dark.hidden && parts.dark.dataset.warna === colour;
    parts.dark.hidden = same;
    parts.dark.dataset.warna = colour;
    parts.dark.style.background = colour;
  }
  function laser() {
    parts.laser.hidden = !parts.laser.hidden;
    root.classList.toggle("kk-laser", !parts.laser.hidden);
  }

  /* ---- pointer ---- */

  function moved(event) {
    parts.laser.style.left = event.clientX + "px";
    parts.laser.style.top = event.clientY + "px";
    if (!parts.laser.hidden) return;
    seen = Date.now();
    parts.tools.classList.add("kk-tampil");
  }
  function swiped(event) {
    var by = event.changedTouches[0].clientX - touched;
    if (Math.abs(by) > 60) go(index + (by < 0 ? 1 : -1));
  }
  function clicked(event) {
    var button = event.target.closest("[data-kk-saat]");
    if (button) { step(Number(button.dataset.kkSaat)); return; }
    var path = event.target.closest("path[data-wilayah]"), slide = deck.slide[index];
    if (path) {
      var area = Number(path.dataset.wilayah);
      point(slide, slides[index], pointed[slide.kunci] === area ? undefined : area);
    }
  }

  /* ---- notes on a second window ---- */

  function openNotes() {
    if (!deck) return;
    if (!notes || notes.closed) {
      notes = window.open("", "kk-catatan", "popup,width=960,height=720");
      if (!notes) { parts.jump.textContent = say("blocked"); parts.jump.hidden = false; typedAt = Date.now(); return; }
      notes.addEventListener("keydown", pressedInNotes, true);
    }
    notes.focus();
    tell();
  }
  function pressedInNotes(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === "n") return;
    if (deck && act(event.key)) { event.preventDefault(); event.stopPropagation(); }
  }
  function tell() {
    if (!notes || notes.closed || !deck) return;
    var page = notes.document, body = page.body, slide = deck.slide[index], next = deck.slide[index + 1];
    page.documentElement.lang = deck.bahasa;
    page.title = say("notes") + " \u00B7 " + deck.nama;
    body.style.cssText = "margin:24px;font:22px/1.5 " + getComputedStyle(root).fontFamily +
      ",sans-serif;color:#14202B;background:#fff";
    body.textContent = "";
    var head = make("p", "", body);
    head.id = "kk-waktu";
    head.style.cssText = "font-size:28px;font-weight:600;margin:0 0 16px";
    make("h1", "", body, slide.judul).style.cssText = "font-size:30px;line-height:1.25;margin:0 0 16px";
    slide.catatan.forEach(function (line) { make("p", "", body, line).style.margin = "0 0 8px"; });
    var after = next ? say("next") + ": " + next.judul : say("none_next");
    make("p", "", body, after).style.cssText = "margin-top:24px;padding-top:12px;border-top:1px solid #DAD6CC;color:#55616D";
    tick();
  }
  function elapsed() {
    var seconds = began ? Math.floor((Date.now() - began) / 1000) : 0;
    var pair = [Math.floor(seconds / 60), seconds % 60];
    return pair.map(function (n) { return (n < 10 ? "0" : "") + n; }).join(":");
  }
  function tick() {
    if (!deck || !root) return;
    var said = elapsed() + " \u00B7 " + (index + 1) + "/" + slides.length;
    if (parts.time) parts.time.textContent = said;
    if (notes && !notes.closed) {
      var head = notes.document.getElementById("kk-waktu");
      if (head) head.textContent = say("elapsed") + " " + said;
    }
    if (parts.tools && Date.now() - seen > 2500) parts.tools.classList.remove("kk-tampil");
    if (!parts.jump.hidden && Date.now() - typedAt > 4000) untype();
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("[data-kk-mulai]");
    if (button) start(Number(button.dataset.kkMulai) || 0);
    else if (event.target.closest && event.target.closest("[data-kk-catatan]")) openNotes();
  });
  window.addEventListener("keydown", pressed, true);
  window.addEventListener("resize", function () { fit(); shrink(); });
  window.setInterval(tick, 500);
  var waiting = false;
  new MutationObserver(function () {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(function () { waiting = false; look(); });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
