"use strict";
(function () {
  var back = document.getElementById("back");
  // Where a reader came from: a jump inside the page leaves a way back.
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[href^='#']") : null;
    if (!back || !link || link === back) { return; }
    var from = link.closest("[id]:not(a)");
    if (from) { back.href = "#" + encodeURIComponent(from.id); back.hidden = false; }
  });
  var tools = document.getElementById("tools");
  var find = document.getElementById("find");
  var state = document.getElementById("state");
  var shown = document.getElementById("shown");
  if (!tools || !find || !state || !shown) { return; }
  var all = Array.prototype.slice.call(document.querySelectorAll(".q"));
  var texts = all.map(function (each) { return each.textContent.toLowerCase(); });
  var sections = Array.prototype.slice.call(document.querySelectorAll(".section"));
  var depths = sections.map(function (each) { return Number((/\bd(\d+)\b/.exec(each.className) || [0, 0])[1]); });
  function update() {
    var word = find.value.trim().toLowerCase();
    var filtered = word !== "" || state.value !== "";
    var count = 0;
    all.forEach(function (each, at) {
      var keep = (!state.value || each.dataset.state === state.value) && texts[at].indexOf(word) >= 0;
      each.classList.toggle("out", !keep);
      if (keep) { count += 1; }
    });
    // From the last to the first: a heading stays while something below it does.
    var below = [];
    for (var at = sections.length - 1; at >= 0; at -= 1) {
      var keep = !filtered || sections[at].querySelector(".q:not(.out)") !== null || below[depths[at] + 1] === true;
      sections[at].classList.toggle("out", !keep);
      below.length = depths[at] + 1;
      below[depths[at]] = keep || below[depths[at]] === true;
    }
    shown.textContent = tools.dataset.shown.replace("{shown}", count).replace("{all}", all.length);
  }
  find.addEventListener("input", update);
  state.addEventListener("change", update);
  tools.hidden = false;
  update();
  // A link to a question always shows it.
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && (target.classList.contains("out") || target.closest(".out"))) { find.value = ""; state.value = ""; update(); target.scrollIntoView(); }
  });
})();
