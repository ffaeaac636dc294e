"use strict";
(function () {
  var tools = document.getElementById("tools");
  var find = document.getElementById("find");
  var state = document.getElementById("state");
  var shown = document.getElementById("shown");
  if (!tools || !find || !state || !shown) { return; }
  var all = Array.prototype.slice.call(document.querySelectorAll(".q"));
  var texts = all.map(function (each) { return each.textContent.toLowerCase(); });
  function update() {
    var word = find.value.trim().toLowerCase();
    var count = 0;
    all.forEach(function (each, at) {
      var keep = (!state.value || each.dataset.state === state.value) && texts[at].indexOf(word) >= 0;
      each.classList.toggle("out", !keep);
      if (keep) { count += 1; }
    });
    shown.textContent = tools.dataset.shown.replace("{shown}", count).replace("{all}", all.length);
  }
  find.addEventListener("input", update);
  state.addEventListener("change", update);
  tools.hidden = false;
  update();
  // A link to a question always shows it, and what a reader jumps to is open.
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.classList.contains("out")) { find.value = ""; state.value = ""; update(); target.scrollIntoView(); }
  });
})();
