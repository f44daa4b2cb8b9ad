"""The small scripts that turn clicks inside rendered HTML into page events."""

# One handler for every rendered card: references, quotes, choices, outline rows and copying.
# Keyboard users get the same through Enter and Space on elements with role="button".
CLICKS = """
const send = (target) => {
  const kinds = ['cite', 'choice', 'open', 'copy', 'jump', 'ask'];
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
  trigger('click', {cite: data.cite ?? null, choice: data.choice ?? null, ask: data.ask ?? null,
                    open: data.open ?? null, start: data.start ?? null, end: data.end ?? null});
  return true;
};
element.addEventListener('click', (event) => { if (send(event.target)) event.preventDefault(); });
element.addEventListener('keydown', (event) => {
  if ((event.key === 'Enter' || event.key === ' ') && event.target.getAttribute('role') === 'button'
      && send(event.target)) event.preventDefault();
});
"""

# Whenever the source panel changes, bring the highlighted passage into its view.
SHOW_TARGET = (
    CLICKS
    + """
const show = () => {
  const target = element.querySelector('.target');
  const paper = element.querySelector('.paper');
  if (target && paper) {
    const top = target.getBoundingClientRect().top - paper.getBoundingClientRect().top;
    paper.scrollTop += top - paper.clientHeight / 3;
  }
};
new MutationObserver(show).observe(element, {childList: true, subtree: true});
show();
"""
)
