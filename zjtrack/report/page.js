(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const root = document.documentElement;
  const words = JSON.parse(document.body.dataset.words);
  const form = document.querySelector(".ctl");
  const output = form.querySelector("output");
  const cover = JSON.parse(form.dataset.cover);  // 温州 stands also in rows of 温台沿海
  const KEYS = ["q", "k", "s", "l", "p", "t"];
  const years = all(".year");
  const rows = all(".r").map((node, index) => ({node, index, year: node.closest(".year").dataset.y}));
  const state = {y: document.body.dataset.y, sort: "", open: new Set()};

  form.hidden = false;

  const text = (row) => {
    if (row.text === undefined) {
      row.text = [".nm", ".tw", ".oc", ".no"].map((one) => row.node.querySelector(one).textContent)
        .concat(row.node.dataset.n || "", row.node.id.slice(6)).join(" ").normalize("NFKC").toLowerCase();
    }
    return row.text;
  };

  const fits = (row, wanted) => {
    const data = row.node.dataset;
    if (wanted.k && data.k !== wanted.k) return false;
    if (wanted.s && data.s !== wanted.s) return false;
    for (const key of ["l", "t"]) {
      if (wanted[key] && !(data[key] || "").split("|").includes(wanted[key])) return false;
    }
    if (wanted.p && !(data.p || "").split("|").some((place) => wanted.places.includes(place))) return false;
    return wanted.words.every((word) => text(row).includes(word));
  };

  const wishes = () => {
    const wanted = Object.fromEntries(KEYS.map((key) => [key, form.elements[key] ? form.elements[key].value : ""]));
    wanted.places = Object.hasOwn(cover, wanted.p) ? cover[wanted.p] : [wanted.p];
    wanted.words = wanted.q.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    return wanted;
  };

  const filter = () => {
    const wanted = wishes();
    const counts = {shown: 0, total: 0, met: 0, missed: 0};
    for (const row of rows) {
      if (row.year !== state.y) continue;
      const shown = fits(row, wanted);
      row.node.hidden = !shown;
      counts.total += 1;
      if (!shown) continue;
      counts.shown += 1;
      if (row.node.dataset.s in counts) counts[row.node.dataset.s] += 1;
    }
    const said = counts.shown ? words.shown : words.nothing_shown;
    output.textContent = said.replace(/\{(\w+)\}/g, (_, key) => counts[key]);
    headings();
  };

  const headings = () => {
    const year = years.find((one) => one.dataset.y === state.y);
    for (const heading of all(".s", year)) {
      let next = heading.nextElementSibling;
      let any = false;
      while (next && next.classList.contains("r")) {
        any = any || !next.hidden;
        next = next.nextElementSibling;
      }
      heading.hidden = Boolean(state.sort) || !any;
    }
  };

  const CELLS = {status: ".st", number: ".no", indicator: ".nm", target: ".tw", outcome: ".oc", gap: ".gp"};
  const sortKey = (row, column) => {
    const cell = row.node.querySelector(CELLS[column]);
    if (column === "number") return cell.textContent ? row.index : null;
    if (column === "indicator") return cell.textContent.trim();
    return cell.dataset.v === undefined ? null : Number(cell.dataset.v);
  };
  const order = (left, right) => (typeof left === "string" ? left.localeCompare(right, root.lang) : left - right);

  const sort = () => {
    const [column, down] = [state.sort.replace("-", ""), state.sort.startsWith("-")];
    const table = document.querySelector(`#y${state.y} .all`);
    if (!table || table.dataset.by === state.sort || (!table.dataset.by && !state.sort)) return;
    table.dataset.by = state.sort;
    const found = [...table.tBodies].map((node) => byNode.get(node)).filter(Boolean);
    if (column in CELLS) {
      const keyed = found.map((row) => [sortKey(row, column), row]);
      keyed.sort(([a, one], [b, two]) => {
        if (a === null || b === null) return (a === null) - (b === null) || one.index - two.index;
        return (down ? -order(a, b) : order(a, b)) || one.index - two.index;
      });
      table.append(...keyed.map(([, row]) => row.node));
    } else {
      table.append(...bodies.get(table));
    }
    for (const head of all("thead th[data-k]", table)) {
      const mine = head.dataset.k === column;
      head.setAttribute("aria-sort", mine ? (down ? "descending" : "ascending") : "none");
    }
  };
  const byNode = new Map(rows.map((row) => [row.node, row]));
  const bodies = new Map(all(".all").map((table) => [table, [...table.tBodies]]));

  // A row's evidence is kept as the text of a noscript, which costs no nodes, until the row opens.
  const fill = (node) => {
    const kept = node.querySelector("noscript");
    if (kept) kept.outerHTML = kept.textContent;
  };

  const toggle = (node, open) => {
    if (open) fill(node);
    const evidence = node.querySelector("details");
    if (evidence) evidence.open = open;
    node.querySelector(".x").classList.toggle("on", open);
    node.classList.toggle("open", open);
    node.querySelector(".nm button").setAttribute("aria-expanded", String(open));
    state.open[open ? "add" : "delete"](node.id);
    if (open) copyButton(node);
  };

  const copyButton = (node) => {
    const said = node.querySelector(".say");
    if (!said || said.querySelector("button")) return;
    const sentence = said.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      await copy(sentence);
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = words.copy; }, 1500);
    });
    said.append(button);
  };

  const copy = async (sentence) => {
    try {
      await navigator.clipboard.writeText(sentence);
    } catch {
      const area = document.createElement("textarea");
      area.value = sentence;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };

  const show = () => {
    for (const year of years) year.classList.toggle("on", year.dataset.y === state.y);
    for (const link of all(".years a")) {
      if (link.dataset.y === state.y) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const year = years.find((one) => one.dataset.y === state.y);
    const place = year && year.querySelector(".ha");
    if (place) place.after(form);
    sort();
    filter();
  };

  const write = () => {
    const wanted = wishes();
    const parts = new URLSearchParams({y: state.y});
    for (const key of KEYS) if (wanted[key]) parts.set(key, wanted[key]);
    if (state.sort) parts.set("sort", state.sort);
    const open = [...state.open].filter((id) => id.startsWith(`t${state.y}-`));
    if (open.length) parts.set("open", open.map((id) => id.slice(6)).join("."));
    try {
      history.replaceState(null, "", `#${parts}`);
    } catch { /* a page in a sandbox keeps its address */ }
  };

  const decoded = (hash) => {
    try {
      return decodeURIComponent(hash);
    } catch {
      return "";
    }
  };

  const read = () => {
    const hash = decoded(location.hash.slice(1));
    const known = (year) => years.some((one) => one.dataset.y === year);
    const row = /^t(\d{4})-/.exec(hash);
    if (row && known(row[1])) {
      state.y = row[1];
      form.reset();
      show();
      const node = document.getElementById(hash);
      if (node) reach(node);
      write();
      return;
    }
    const plain = /^y(\d{4})$/.exec(hash);
    const parts = new URLSearchParams(location.hash.slice(1));
    const year = plain ? plain[1] : parts.get("y");
    if (known(year)) state.y = year;
    if (!plain && parts.has("y")) {
      for (const key of KEYS) if (form.elements[key]) form.elements[key].value = parts.get(key) || "";
      const sort = parts.get("sort") || "";
      state.sort = Object.keys(CELLS).includes(sort.replace("-", "")) ? sort : "";
    }
    show();
    if (plain) write();
    for (const id of (parts.get("open") || "").split(".").filter(Boolean)) {
      const node = document.getElementById(`t${state.y}-${id}`);
      if (node) toggle(node, true);
    }
  };

  const reach = (node) => {
    toggle(node, true);
    node.scrollIntoView({block: "start"});
    node.querySelector(".nm button").focus({preventScroll: true});
  };

  for (const row of rows) {
    const cell = row.node.querySelector(".nm");
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    button.append(...cell.childNodes);
    cell.append(button);
  }
  for (const head of all(".all thead th[data-k]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = words.sort_by;
    button.append(...head.childNodes);
    head.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const column = head.dataset.k;
      state.sort = state.sort === column ? `-${column}` : state.sort === `-${column}` ? "" : column;
      show();
      write();
    });
  }
  document.querySelector("main").addEventListener("click", (event) => {
    const button = event.target.closest(".nm button");
    if (!button) return;
    const node = button.closest(".r");
    toggle(node, !node.classList.contains("open"));
    write();
  });
  form.addEventListener("input", () => { filter(); write(); });
  form.addEventListener("reset", () => setTimeout(() => { filter(); write(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", read);

  const printed = [];
  const plainHeads = [];
  addEventListener("beforeprint", () => {
    // Chromium leaves buttons out of a header that it repeats on each page.
    for (const button of all(".all > thead button")) {
      const head = button.parentNode;
      plainHeads.push([head, button]);
      head.replaceChildren(...button.childNodes);
    }
    const wanted = rows.filter((row) => row.year === state.y && !row.node.hidden && row.node.dataset.s === "missed"
      && !row.node.classList.contains("open")).map((row) => row.node).slice(0, 40);
    for (const node of wanted) toggle(node, true);
    printed.push(...wanted);
  });
  addEventListener("afterprint", () => {
    for (const node of printed.splice(0)) toggle(node, false);
    for (const [head, button] of plainHeads.splice(0)) {
      button.append(...head.childNodes);
      head.append(button);
    }
  });

  read();
})();
