// Files brought by drag and drop or by choosing: each is checked, sent with its own progress bar,
// and named with its problem where it has one; then the page is told the tokens of those that came.
const zone = () => element.querySelector('.dropzone');
const words = () => JSON.parse(zone().dataset.words);
const shownSize = (bytes) => (bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB`
  : `${(bytes / 1048576).toFixed(1)} MB`);

const row = (file) => {
  const line = document.createElement('li');
  const name = document.createElement('span');
  const state = document.createElement('span');
  const bar = document.createElement('progress');
  name.className = 'file-name';
  name.textContent = file.name;
  state.className = 'file-state';
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute('aria-label', file.name);
  line.append(name, state, bar);
  element.querySelector('.file-list').append(line);
  return {
    progress: (share) => { bar.value = share; state.textContent = `${Math.round(share)} %`; },
    done: () => { line.className = 'sent'; bar.remove(); state.textContent = shownSize(file.size); },
    failed: (why) => { line.className = 'refused'; bar.remove(); state.textContent = why; },
  };
};

const problem = (file) => {
  const types = zone().dataset.types.split(' ');
  const dot = file.name.lastIndexOf('.');
  if (!types.includes(dot < 0 ? '' : file.name.slice(dot).toLowerCase())) return words().type;
  if (file.size > Number(zone().dataset.max)) return words().large;
  if (file.size === 0) return words().empty;
  return '';
};

const send = (file) => new Promise((resolve) => {
  const shown = row(file);
  const wrong = problem(file);
  if (wrong) { shown.failed(wrong); resolve(null); return; }
  const request = new XMLHttpRequest();
  request.open('POST', '/files?name=' + encodeURIComponent(file.name));
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.upload.onprogress = (event) => {
    if (event.lengthComputable) shown.progress(100 * event.loaded / event.total);
  };
  request.onerror = () => { shown.failed(words().broken); resolve(null); };
  request.onload = () => {
    let said = {};
    try { said = JSON.parse(request.responseText); } catch { said = {}; }
    if (request.status === 200 && said.token) { shown.done(); resolve(said.token); return; }
    shown.failed(said.error || words().broken);
    resolve(null);
  };
  request.send(file);
});

const bring = async (files) => {
  if (!files.length || zone().classList.contains('busy')) return;
  zone().classList.add('busy');
  element.querySelector('.file-list').replaceChildren();
  const chosen = [...files].slice(0, Number(zone().dataset.most));
  const tokens = [];
  for (const file of chosen) {
    const token = await send(file);
    if (token) tokens.push(token);
  }
  if (files.length > chosen.length) row({name: `+${files.length - chosen.length}`, size: 0}).failed(words().many);
  zone().classList.remove('busy');
  if (tokens.length) trigger('click', {brought: tokens});
};

element.addEventListener('change', (event) => {
  if (event.target.type !== 'file') return;
  bring([...event.target.files]);
  event.target.value = '';
});
for (const name of ['dragover', 'dragleave', 'drop']) {
  element.addEventListener(name, (event) => {
    event.preventDefault();
    zone().classList.toggle('over', name === 'dragover');
    if (name === 'drop') bring([...event.dataTransfer.files]);
  });
}
