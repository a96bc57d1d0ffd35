import { mayPlan } from '../../domain/scenario.js';
import { isRunning } from '../../domain/siting.js';
import { failure, skeleton } from '../badges.js';
import { el, rebuild } from '../dom.js';
import { t, tOr } from '../language.js';
import { saidText } from '../said.js';
import { when } from '../when.js';

/** One's own runs, newest first. */
export function createJobList(box, store, { jobs }) {
  function build() {
    const { jobs: { status, list, error }, session } = store.data;
    const content = !mayPlan(session) ? [el('p', { class: 'empty', text: t('jobs.login') })] : status === 'failed' && !error.passes ? [failure(error, () => jobs.list())]
      : status !== 'ready' && !list.length ? skeleton(5) : list.length ? [el('ul', { class: 'list', id: 'jobs-list' }, ...list.map(row))] : [el('p', { class: 'empty', text: t('jobs.empty') })];
    box.replaceChildren(el('div', { class: 'toolbar' }, el('p', { class: 'note', text: t('jobs.intro') }), mayPlan(session) && el('button', { type: 'button', 'data-key': 'jobs-refresh', text: t('jobs.refresh'), on: { click: () => jobs.list() } })), ...content);
  }

  function row(job) {
    const started = job.created && when(job.created);
    const what = job.title ?? (job.inputs?.model && tOr(`model.${job.inputs.model}`, job.inputs.model)) ?? tOr(`process.${job.processID}`, job.processID);
    return el('li', {}, el('button', { type: 'button', class: 'row', 'data-key': job.jobID, 'data-job': job.jobID, on: { click: () => store.set({ job: job.jobID }) } },
      el('span', { 'aria-hidden': 'true', text: isRunning(job) ? '◔' : job.status === 'failed' ? '✗' : '●' }), el('span', { text: what }), el('span', { class: 'value', text: tOr(`job.${job.status}`, job.status) }),
      el('span', { class: 'sub', text: [started, job.status !== 'successful' && saidText(job.said, job.message)].filter(Boolean).join(' · ') })));
  }

  return function draw(_, changed) {
    if (['lang', 'jobs', 'session'].some((key) => changed.has(key))) rebuild(box, build);
  };
}
