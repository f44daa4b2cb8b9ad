"""The small scripts that turn clicks inside rendered HTML into page events."""

# One handler for every rendered card: references, quotes, choices, outline rows and copying.
# Keyboard users get the same through Enter and Space on elements with role="button".
CLICKS = """
const kinds = ['cite', 'why', 'choice', 'open', 'copy', 'jump', 'ask', 'diff', 'month', 'group',
               'folder'];
const send = (target) => {
  const box = target.closest(kinds.map((kind) => `[data-${kind}]`).join(','));
  if (!box || !element.contains(box)) return false;
  const data = box.dataset;
  if (data.copy !== undefined) {
    navigator.clipboard && navigator.clipboard.writeText(data.copy);
    box.classList.add('done');
    setTimeout(() => box.classList.remove('done'), 1500);
    return true;
  }
  if (data.jump !== undefined) {
    const line = element.querySelector(`[data-at="${CSS.escape(data.jump)}"]`);
    if (line) line.scrollIntoView({block: 'center', behavior: 'smooth'});
    return true;
  }
  const sent = {start: data.start ?? null, end: data.end ?? null};
  for (const kind of kinds) sent[kind] = data[kind] ?? null;
  trigger('click', sent);
  return true;
};
element.addEventListener('click', (event) => { if (send(event.target)) event.preventDefault(); });
element.addEventListener('keydown', (event) => {
  if ((event.key === 'Enter' || event.key === ' ') && event.target.getAttribute('role') === 'button'
      && send(event.target)) event.preventDefault();
});
"""

# Whenever the source panel changes, bring the highlighted passage, or the reasons asked for, into
# its view; on a narrow screen, where the panel lies below, bring the panel itself there when a
# click opened it.
SHOW_TARGET = (
    CLICKS
    + """
let last = '';
const show = () => {
  const paper = element.querySelector('.paper');
  if (!paper || paper.dataset.shown === last) return;
  last = paper.dataset.shown;
  const target = paper.querySelector('.reasons') || paper.querySelector('.target');
  if (target) {
    const top = target.getBoundingClientRect().top - paper.getBoundingClientRect().top;
    paper.scrollTop += top - paper.clientHeight / 3;
  }
  if (paper.dataset.quiet || !element.closest('.gradio-container')) return;
  if (window.innerWidth <= 760) {
    element.scrollIntoView({block: 'start', behavior: 'smooth'});
  } else if (target) {
    // The page itself may have been scrolled past the panel, down a long answer.
    const seen = target.getBoundingClientRect();
    if (seen.top < 0 || seen.top > window.innerHeight - 60) {
      window.scrollBy({top: seen.top - window.innerHeight / 3, behavior: 'smooth'});
    }
  }
};
new MutationObserver(() => requestAnimationFrame(show)).observe(
  element, {childList: true, subtree: true, attributes: true, attributeFilter: ['data-shown']});
show();
"""
)

COMES_UP = (
    CLICKS
    + """
new MutationObserver(() => {
  const shown = element.querySelector('.panel');
  if (shown && window.innerWidth <= 760) shown.scrollIntoView({block: 'start', behavior: 'smooth'});
}).observe(element, {childList: true, subtree: true});
"""
)

# The masthead: light or dark, remembered on this machine; the system's choice until one is made.
# It also tells the browser the page's language, and puts what Gradio's scripts say of their own,
# in messages and to screen readers, into that language.
MASTHEAD = """
const bar = () => element.querySelector('.masthead');
const own = JSON.parse(bar()?.dataset.words || '{}');
document.documentElement.lang = bar()?.dataset.lang || 'vi';
// What documents, questions and people say stays as it is.
const theirs = '.html-container, .masthead, td, textarea, script, style';
const told = (said) => {
  const words = said.trim();
  const first = words.split(' ')[0];
  return own[words] || (own[first] && /^\\S+ \\d+$/.test(words)
    ? own[first] + words.slice(first.length) : '');
};
const put_in = (root) => {
  for (const name of ['aria-label', 'title', 'placeholder']) {
    for (const named of [root, ...root.querySelectorAll(`[${name}]`)]) {
      const said = told(named.getAttribute(name) || '');
      if (said) named.setAttribute(name, said);
    }
  }
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const said = told(text.data);
    if (said && !text.parentElement.closest(theirs)) text.data = said;
  }
};
if (Object.keys(own).length) {
  put_in(document.body);
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const added of change.addedNodes) if (added.nodeType === 1) put_in(added);
    }
  }).observe(document.body, {childList: true, subtree: true});
}
const store = window.localStorage;
const dark = () => document.body.classList.contains('dark');
const put = (on) => {
  document.body.classList.toggle('dark', on);
  document.documentElement.style.colorScheme = on ? 'dark' : 'light';
  const button = element.querySelector('[data-theme]');
  if (button) button.textContent = on ? button.dataset.light : button.dataset.theme;
};
const asked = new URLSearchParams(window.location.search).get('__theme');
const kept = store.getItem('chithi-theme');
const system = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
put((asked || kept || system) === 'dark');
element.addEventListener('click', (event) => {
  if (!event.target.closest('[data-theme]')) return;
  put(!dark());
  store.setItem('chithi-theme', dark() ? 'dark' : 'light');
});
new MutationObserver(() => put(dark())).observe(element, {childList: true, subtree: false});
"""
