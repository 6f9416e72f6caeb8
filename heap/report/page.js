'use strict';
(() => {
  // Tables: a click on a heading sorts, numbers the greatest first, and then the other way round.
  for (const table of document.querySelectorAll('table')) {
    const body = table.tBodies[0];
    const value = (row, i) => {
      const cell = row.cells[i];
      return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
    };
    [...table.tHead.rows[0].cells].forEach((head, i) => {
      const numeric = [...body.rows].some((row) => row.cells[i].dataset.v !== undefined);
      head.classList.toggle('n', numeric);
      head.firstChild.addEventListener('click', () => {
        const down = head.ariaSort ? head.ariaSort === 'ascending' : numeric;
        for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const order = (a, b) => (numeric ? (Number(a) || 0) - (Number(b) || 0) : a.localeCompare(b));
        const rows = [...body.rows].sort((a, b) => order(value(a, i), value(b, i)) * (down ? -1 : 1));
        body.append(...rows);
      });
    });
  }

  const data = document.getElementById('tree');
  if (!data) return;
  const map = document.getElementById('map');
  const crumbs = document.getElementById('crumbs');
  const tip = document.getElementById('tip');
  const way = [JSON.parse(data.textContent)];
  const whole = way[0].size;

  const bytes = (n) => {
    const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
    let i = 0;
    for (; n >= 1024 && i < units.length - 1; i++) n /= 1024;
    return `${i > 0 && n < 10 ? n.toFixed(1) : Math.round(n)} ${units[i]}`;
  };
  const title = (box) =>
    box.name + (box.count ? ` \u00d7 ${box.count.toLocaleString('en')}` : '') + (box.id ? ` @${box.id}` : '');
  const label = (box) => `${title(box)}: ${bytes(box.size)}, ${((box.size / whole) * 100).toFixed(1)} % of all`;

  // A constructor keeps its colour wherever it is. The largest have one each; after eight they begin anew.
  const colours = new Map();
  const colour = (name) => {
    if (!colours.has(name)) colours.set(name, colours.size % 8);
    return `var(--c${colours.get(name)})`;
  };

  // squarify lays boxes out in rows along the shorter side, each row as long as its boxes become squarer by it.
  const squarify = (boxes, x, y, width, height) => {
    const placed = [];
    let total = boxes.reduce((sum, box) => sum + box.size, 0);
    let rest = boxes;
    while (rest.length > 0 && width > 0 && height > 0) {
      const short = Math.min(width, height);
      const scale = (width * height) / total;
      const worst = (sum, least, most) => {
        const s = (sum * scale) ** 2;
        return Math.max((short ** 2 * most * scale) / s, s / (short ** 2 * least * scale));
      };
      let n = 1;
      let sum = rest[0].size;
      while (n < rest.length) {
        const next = rest[n].size;
        if (worst(sum + next, next, rest[0].size) > worst(sum, rest[n - 1].size, rest[0].size)) break;
        sum += next;
        n++;
      }
      const thick = (sum * scale) / short;
      let at = 0;
      for (const box of rest.slice(0, n)) {
        const long = (box.size / sum) * short;
        placed.push(width >= height ? { box, x, y: y + at, w: thick, h: long } : { box, x: x + at, y, w: long, h: thick });
        at += long;
      }
      if (width >= height) [x, width] = [x + thick, width - thick];
      else [y, height] = [y + thick, height - thick];
      total -= sum;
      rest = rest.slice(n);
    }
    return placed;
  };

  // What is in a box, with what is not shown of it as the last.
  const parts = (box) => {
    const children = box.children || [];
    const rest = box.size - children.reduce((sum, child) => sum + child.size, 0);
    if (rest <= 0) return children;
    return [...children, { name: box.count ? 'others' : 'itself, and what is too small', size: rest, rest: true }]
      .sort((a, b) => b.size - a.size);
  };

  const smallest = 3; // pixels; narrower boxes are not drawn
  const draw = (parent, into, width, height, depth, fill) => {
    const top = depth > 0 ? 17 : 0;
    if (!fill) for (const box of parent.children || []) colour(box.name);
    for (const { box, x, y, w, h } of squarify(parts(parent), 0, top, width, height - top)) {
      if (w < smallest || h < smallest) continue;
      const element = document.createElement('div');
      element.className = 'box';
      let own = fill || (box.rest ? 'var(--rest)' : colour(box.name));
      if (box.rest && fill) own = `color-mix(in srgb, ${fill} 50%, var(--rest))`;
      element.style.cssText = `left:${x}px;top:${y}px;width:${w}px;height:${h}px;--fill:${own}`;
      element.dataset.label = label(box);
      element.setAttribute('aria-label', element.dataset.label);
      if (w > 34 && h > 15) {
        const strong = document.createElement('b');
        strong.textContent = title(box);
        element.append(strong, ` ${bytes(box.size)}`);
      }
      const opens = !box.rest && (box.children || []).length > 0;
      if (depth === 0 || opens) {
        element.tabIndex = 0;
        element.setAttribute('role', opens ? 'button' : 'img');
      }
      if (opens) {
        element.classList.add('opens');
        element.open = () => show(depth === 0 ? [box] : [parent, box]);
        if (depth === 0 && w > 60 && h > 50) draw(box, element, w - 2, h - 2, 1, box.count ? own : '');
      }
      into.append(element);
    }
  };

  const render = () => {
    map.replaceChildren();
    const box = way[way.length - 1];
    draw(box, map, map.clientWidth, map.clientHeight, 0, box.count ? colour(box.name) : '');
    crumbs.replaceChildren(...way.map((step, i) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = `${title(step)} ${bytes(step.size)}`;
      if (i === way.length - 1) button.setAttribute('aria-current', 'true');
      button.addEventListener('click', () => back(i));
      return button;
    }));
    tip.hidden = true;
  };
  const focus = () => map.querySelector('[tabindex]')?.focus({ preventScroll: true });
  const show = (boxes) => { way.push(...boxes); render(); focus(); };
  const back = (i) => { if (i < way.length - 1) { way.length = i + 1; render(); focus(); } };

  const tell = (element, x, y) => {
    tip.textContent = element.dataset.label;
    tip.hidden = false;
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(x + 14, innerWidth - width - 4))}px`;
    tip.style.top = `${y + 18 + height > innerHeight ? y - height - 8 : y + 18}px`;
  };
  const boxOf = (event) => event.target.closest('.box');
  map.addEventListener('mousemove', (event) => {
    const box = boxOf(event);
    if (box) tell(box, event.clientX, event.clientY);
    else tip.hidden = true;
  });
  map.addEventListener('mouseleave', () => { tip.hidden = true; });
  map.addEventListener('focusin', (event) => {
    const box = boxOf(event);
    if (!box?.matches(':focus-visible')) return;
    const { left, top } = box.getBoundingClientRect();
    tell(box, left, top);
  });
  map.addEventListener('focusout', () => { tip.hidden = true; });
  map.addEventListener('click', (event) => event.target.closest('.opens')?.open());

  // The nearest box in the arrow's direction, by the middles of boxes.
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const middle = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const move = (from, [dx, dy]) => {
    const [x, y] = middle(from);
    let best = null;
    let nearest = Infinity;
    for (const other of from.parentElement.querySelectorAll(':scope > .box[tabindex]')) {
      const [ox, oy] = middle(other);
      const along = (ox - x) * dx + (oy - y) * dy;
      const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
      if (other !== from && along > 0 && along + 2 * aside < nearest) [best, nearest] = [other, along + 2 * aside];
    }
    best?.focus();
  };
  map.addEventListener('keydown', (event) => {
    const box = boxOf(event);
    if (event.key === 'Escape') back(way.length - 2 < 0 ? 0 : way.length - 2);
    else if (box && (event.key === 'Enter' || event.key === ' ')) box.open?.();
    else if (box && arrows[event.key]) move(box, arrows[event.key]);
    else return;
    event.preventDefault();
  });

  render();
  new ResizeObserver(render).observe(map);
})();
