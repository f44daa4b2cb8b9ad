// The contest screen. Everything is shown as text, never as markup. The contest, the place in it
// and the score board are kept in this browser, so that a reload loses nothing.
const STORE = 'chithi-contest';
const MOST = 100;
const make = (name, className, text, parent) => {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  if (parent) parent.appendChild(node);
  return node;
};
const read = () => {
  try { return JSON.parse(localStorage.getItem(STORE)) || {}; } catch { return {}; }
};
const begin = () => {
  const stage = element.querySelector('.stage');
  if (!stage || stage.dataset.ready) return;
  stage.dataset.ready = 'yes';
  const given = JSON.parse(stage.dataset.show);
  const words = given.words;
  let state = read();
  if (given.contest && (!state.contest || state.contest.key !== given.contest.key)) {
    state = {contest: given.contest, at: 0, shown: false, people: state.people || []};
  } else if (given.contest) {
    state.contest = given.contest;
  }
  state.people = state.people || [];
  let timer = null;
  const save = () => {
    try { localStorage.setItem(STORE, JSON.stringify(state)); } catch { /* private window */ }
  };
  const stop = () => { clearInterval(timer); timer = null; };
  const button = (text, parent, act, className) => {
    const node = make('button', className || 'stage-button', text, parent);
    node.type = 'button';
    node.addEventListener('click', (event) => { event.stopPropagation(); act(); });
    return node;
  };
  const draw = () => {
    stop();
    stage.replaceChildren();
    if (!state.contest) { make('p', 'empty', words.empty, stage); return; }
    const slide = state.contest.slides[state.at];
    const bar = make('div', 'stage-head', undefined, stage);
    if (slide) {
      make('b', '', `${words.question} ${state.at + 1}/${state.contest.slides.length}`, bar);
      make('span', 'stage-part', slide.part, bar);
    } else {
      make('b', '', state.contest.title, bar);
    }
    const clock = make('span', 'stage-clock', slide ? `${slide.seconds}` : '', bar);
    if (slide) drawSlide(slide, clock); else make('p', 'stage-stem', words.finished, stage);
    const tools = make('div', 'stage-tools', undefined, stage);
    if (slide) {
      button(words.start, tools, () => run(slide, clock), 'stage-button strong');
      button(words.reveal, tools, () => { state.shown = true; save(); draw(); });
    }
    button(words.previous, tools, () => move(-1));
    button(words.next, tools, () => move(1));
    button(words.full, tools, () => (document.fullscreenElement
      ? document.exitFullscreen() : element.requestFullscreen && element.requestFullscreen()));
    board();
  };
  const drawSlide = (slide, clock) => {
    make('p', 'stage-stem', slide.stem, stage);
    if (slide.options.length) {
      const list = make('div', 'stage-options', undefined, stage);
      slide.options.forEach((option, place) => {
        const right = state.shown && slide.key.includes(place);
        const box = make('div', right ? 'stage-option right' : 'stage-option', undefined, list);
        make('b', '', 'ABCDEFGH'[place], box);
        make('span', '', option, box);
      });
    }
    if (state.shown) {
      const proof = make('div', 'stage-proof', undefined, stage);
      make('p', 'stage-answer', `${words.answer}: ${slide.answer}`, proof);
      make('blockquote', '', slide.quote, proof);
      make('p', 'quiet', slide.source, proof);
    }
  };
  const move = (step) => {
    state.at = Math.max(0, Math.min(state.contest.slides.length, state.at + step));
    state.shown = false;
    save();
    draw();
  };
  const run = (slide, clock) => {
    stop();
    let left = slide.seconds;
    clock.classList.remove('late');
    clock.textContent = left;
    timer = setInterval(() => {
      left -= 1;
      clock.textContent = Math.max(left, 0);
      if (left <= 5) clock.classList.add('late');
      if (left <= 0) stop();
    }, 1000);
  };
  const board = () => {
    const box = make('details', 'stage-board', undefined, stage);
    box.open = Boolean(state.open);
    box.addEventListener('toggle', () => { state.open = box.open; save(); });
    const inside = state.people.filter((person) => !person.out).length;
    make('summary', '', `${words.board} (${inside}/${state.people.length})`, box);
    const form = make('div', 'stage-names', undefined, box);
    const names = make('textarea', '', undefined, form);
    names.rows = 2;
    names.placeholder = words.names_hint;
    names.setAttribute('aria-label', words.names);
    button(words.add, form, () => {
      const added = names.value.split(/[\n,;]+/).map((name) => name.trim()).filter(Boolean);
      state.people = state.people
        .concat(added.map((name) => ({name: name.slice(0, 60), points: 0, out: false})))
        .slice(0, MOST);
      save(); draw();
    });
    button(words.clear, form, () => {
      if (window.confirm(words.clear_sure)) { state.people = []; save(); draw(); }
    });
    const grid = make('div', 'stage-people', undefined, box);
    const ranked = state.people.map((person, place) => ({person, place}))
      .sort((a, b) => a.person.out - b.person.out || b.person.points - a.person.points
        || a.place - b.place);
    ranked.forEach(({person}, rank) => {
      const row = make('div', person.out ? 'stage-person out' : 'stage-person', undefined, grid);
      make('span', 'stage-rank', rank + 1, row);
      make('span', 'stage-name', person.name, row);
      button('−', row, () => { person.points -= 1; save(); draw(); }, 'stage-point');
      make('b', '', person.points, row);
      button('+', row, () => { person.points += 1; save(); draw(); }, 'stage-point');
      button(person.out ? words.in : words.out, row,
        () => { person.out = !person.out; save(); draw(); }, 'stage-out');
    });
  };
  save();
  draw();
};
new MutationObserver(begin).observe(element, {childList: true, subtree: true});
document.addEventListener('keydown', (event) => {
  if (document.fullscreenElement !== element) return;
  const names = {ArrowRight: 3, ArrowLeft: 2, Enter: 1, ' ': 0};
  const tools = element.querySelectorAll('.stage-tools button');
  if (event.key in names && tools[names[event.key]]) {
    event.preventDefault();
    tools[names[event.key]].click();
  }
});
begin();
