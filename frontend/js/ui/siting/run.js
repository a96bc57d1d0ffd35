import { number, percent } from '../../domain/format.js';
import { isRunning, objectiveUnit, progressLines, readable } from '../../domain/siting.js';
import { announce } from '../announcer.js';
import { failure, skeleton } from '../badges.js';
import { el, rebuild, setText } from '../dom.js';
import { language, t, tOr } from '../language.js';
import { refusal } from '../refusal.js';
import { saidText } from '../said.js';
import { BOUND, createLines, FOUND } from './chart.js';
import { objectiveText, questionText } from './question-text.js';
import { createResult } from './result.js';

/** A run on screen: how far it is while it goes, and its answer. */
export function createRun(box, store, hooks) {
  const { jobs, edit, show } = hooks;
  const result = createResult(store, hooks);
  const head = el('div');
  const progress = el('section', { class: 'part', id: 'run-progress', 'aria-labelledby': 'run-progress-title' });
  const canvas = el('canvas', { role: 'img', id: 'run-chart' });
  const chartBox = el('div', { class: 'chart' }, canvas);
  const state = el('p', { id: 'run-state', role: 'status' });
  const title = el('h3', { id: 'run-progress-title' });
  const facts = el('dl', { class: 'facts', id: 'run-facts' });
  const keys = el('p', { class: 'note chart-keys' });
  progress.append(title, facts, chartBox, keys);
  box.replaceChildren(head, result.node, progress);
  let chart = null;
  let told = '';

  function build() {
    const { job } = store.data;
    const { status, error, value, problem, cancelling } = job;
    const inputs = job.inputs ?? value?.inputs ?? jobs.inputsOf(job.id) ?? job.answer?.metadata?.inputs;
    const running = status === 'starting' || status === 'loading' || isRunning(value);
    const button = (key, text, click, more = {}) => el('button', { type: 'button', 'data-key': key, id: key, text, on: { click }, ...more });
    setText(state, stateText(job));
    state.className = `run-state run-${running ? 'running' : value?.status ?? status}`;
    head.replaceChildren(...[el('div', { class: 'toolbar no-print' }, button('run-back', t('run.back'), () => show('presets')), inputs && button('run-edit', t('siting.edit'), () => edit(inputs)),
      running && status !== 'loading' && button('run-cancel', t(cancelling ? 'run.cancelling' : 'run.cancel'), () => jobs.cancel(), { disabled: Boolean(cancelling) })),
    inputs && el('p', { class: 'note', id: 'run-question', text: questionText(inputs, store) }), state, status === 'starting' && !value && el('div', {}, ...skeleton(3)),
    status === 'failed' && (error.forbidden ? el('p', { class: 'failure', text: refusal(error) }) : !error.passes && failure(error, () => (store.state.job ? jobs.watch() : inputs && hooks.run(inputs)))),
    value?.status === 'failed' && el('p', { class: 'failure', text: saidText(value.said, value.message) || t('run.failed') }), problem && el('p', { class: 'failure', role: 'alert', text: refusal(problem) })].filter(Boolean));
  }

  function stateText({ status, value, answer, error }) {
    if (status === 'starting') return t('run.starting');
    if (status === 'loading') return t('state.loading');
    if (status === 'failed') return t(error.passes ? 'state.waiting' : 'error.title');
    if (!value) return answer ? t('run.now') : '';
    if (isRunning(value)) return [tOr(`job.${value.status}`, value.status), value.progress > 0 && t('run.percent', { percent: value.progress }), saidText(value.said, language() === 'en' ? value.message : '')].filter(Boolean).join(' · ');
    if (value.status === 'dismissed') return t(answer?.selected?.length ? 'run.dismissed.kept' : 'run.dismissed');
    return tOr(`job.${value.status}`, value.status);
  }

  /** Only the figures change while a run goes on. */
  function write() {
    const { value, answer } = store.data.job;
    const series = value?.series ?? [];
    progress.hidden = !series.length;
    // An answer has these figures itself.
    facts.hidden = Boolean(answer);
    if (!series.length) return;
    const lang = language();
    const inputs = store.data.job.inputs ?? value.inputs ?? jobs.inputsOf(store.data.job.id);
    const unit = answer?.objective?.unit ?? (inputs && objectiveUnit(inputs));
    const { objective, bound } = progressLines(series, Math.max(1, series.at(-1).seconds));
    const [last, least] = [objective.at(-1)?.y, bound.at(-1)?.y];
    const gap = least === undefined ? null : value.incumbent?.gap ?? answer?.gap;
    setText(title, t('run.progress'));
    const fact = (key, text) => [el('dt', { text: t(key) }), el('dd', { class: 'figure', 'data-fact': key, text })];
    facts.replaceChildren(...fact('run.objective', objectiveText(last, unit)), ...fact('run.bound', objectiveText(least, unit)), ...(typeof gap === 'number' ? fact('run.gap', percent(gap, lang)) : []),
      ...fact('run.seconds', t('run.seconds.value', { seconds: number(series.at(-1).seconds, lang, 1) })));
    chart ??= createLines(canvas, { stepped: true, xTitle: t('run.axis'), yText: (v) => number(readable(v, unit).value, language()), xText: (v) => number(v, language(), 1) });
    chart.show([{ label: t('run.objective'), colour: FOUND, points: objective }, { label: t('run.bound'), colour: BOUND, dashed: true, points: bound }]);
    const words = t('run.words', { objective: objectiveText(last, unit), bound: objectiveText(least, unit) });
    canvas.setAttribute('aria-label', `${t('run.progress')}. ${words}`);
    keys.replaceChildren(el('span', { class: 'line-key found', text: t('run.objective') }), el('span', { class: 'line-key bound', text: t('run.bound') }), el('span', { text: t('run.keys') }));
  }

  function tell() {
    const { status, value } = store.data.job;
    const now = `${status} ${value?.status}`;
    if (now === told) return;
    told = now;
    if (status === 'ready') announce(`${state.textContent} ${result.sentence()}`);
  }

  return function draw(_, changed) {
    const any = (...keys_) => keys_.some((key) => changed.has(key));
    if (changed.has('lang') && chart) { chart.end(); chart = null; }
    if (any('lang', 'job', 'services')) {
      if (store.data.job.status === 'none') return;
      rebuild(head, build);
      write();
    }
    result.draw(changed);
    if (changed.has('job')) tell();
  };
}
