import { Jobs } from '../../jobs.js';
import { mayPlan } from '../../domain/scenario.js';
import { newQuestion, questionOf, sitingInputs } from '../../domain/siting.js';
import { byId, el, rebuild, segments } from '../dom.js';
import { t } from '../language.js';
import { loginHint } from '../login-hint.js';
import { createForm } from './form.js';
import { createJobList } from './job-list.js';
import { createPresets } from './presets.js';
import { createRun } from './run.js';

const PARTS = ['presets', 'question', 'jobs'];
/** Without a login an answer is given at once, within this time. */
const SHORT_SECONDS = 10;

/** Where to build next: the plan's questions, one's own, and the runs that answer them. @returns {import('../../store.js').View[]} */
export function createSiting(store, { connection, actions, centre, map }) {
  const jobs = new Jobs(store, connection);
  const panel = byId('panel-siting');
  const head = el('div');
  const boxes = Object.fromEntries(PARTS.map((part) => [part, el('div', { id: `siting-${part}` })]));
  const runBox = el('div', { id: 'siting-run' });
  let part = 'presets';
  let setPart = () => {};
  /** Whether somebody waits for an answer that has not been shown yet. */
  let asked = false;
  panel.replaceChildren(head, runBox, ...Object.values(boxes));
  jobs.presets();
  connection.addEventListener('restored', () => {
    if (store.state.job) jobs.watch();
    if (store.data.presets.status === 'failed') jobs.presets();
  });

  const usual = () => newQuestion(store.state);

  const hooks = {
    jobs, actions, centre,
    /** Shows a question in the form. @param {object} [inputs] */
    edit(inputs) {
      store.put({ question: inputs ? questionOf(inputs, usual()) : usual() });
      show('question');
    },
    /** @param {object} inputs */
    run(inputs) {
      const asJob = mayPlan(store.data.session);
      jobs.ask(asJob ? inputs : { ...inputs, timeLimitSeconds: Math.min(SHORT_SECONDS, inputs.timeLimitSeconds ?? SHORT_SECONDS) }, asJob);
      panel.scrollTop = 0;
      asked = true;
    },
    ask: () => hooks.run(sitingInputs(store.data.question, store.state.scenario)),
    flyTo: (location) => map.view.flyTo(location[0], location[1], 13),
    show,
  };

  function show(next) {
    part = next;
    if (next === 'question' && !store.data.question) store.put({ question: usual() });
    if (next === 'jobs') jobs.list();
    if (store.data.job.status !== 'none') {
      store.set({ job: '' });
      store.put({ job: { status: 'none' } });
    }
    write();
  }

  function build() {
    const bar = el('div', { class: 'segments', role: 'radiogroup', 'aria-label': t('siting.parts') });
    setPart = segments(bar, 'siting-part', PARTS.map((value) => ({ value, label: t(`siting.part.${value}`) })), show);
    const { session } = store.data;
    head.replaceChildren(...[bar, !mayPlan(session) && session.status !== 'loading' && loginHint(session, t('siting.login', { seconds: SHORT_SECONDS }))].filter(Boolean));
    write();
  }

  function write() {
    const running = store.data.job.status !== 'none';
    setPart(running ? '' : part);
    runBox.hidden = !running;
    for (const one of PARTS) boxes[one].hidden = running || one !== part;
  }

  /** On a phone the sheet scrolls, and the form was longer than what takes its place. */
  function reveal() {
    if (!asked || !['ready', 'failed'].includes(store.data.job.status)) return;
    asked = false;
    if (matchMedia('(max-width: 719px)').matches) byId('details').scrollIntoView({ block: 'start' });
  }

  const draws = [createPresets(boxes.presets, store, hooks), createForm(boxes.question, store, hooks), createJobList(boxes.jobs, store, hooks), createRun(runBox, store, hooks)];

  return [() => jobs.follow(), function draw(_, changed) {
    if (changed.has('lang') || changed.has('session')) rebuild(head, build);
    if (changed.has('session') && part === 'jobs') jobs.list();
    if (changed.has('job')) write();
  }, ...draws, reveal];
}
