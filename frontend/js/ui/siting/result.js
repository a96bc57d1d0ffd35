import { exportAddress } from '../../api/siting.js';
import { mayPlan } from '../../domain/scenario.js';
import { certainty } from '../../domain/siting.js';
import { number, people, percent } from '../../domain/format.js';
import { answeredBy, badge, provenanceBadge } from '../badges.js';
import { el, rebuild } from '../dom.js';
import { language, nameOf, t, tOr } from '../language.js';
import { remarks } from '../outcome.js';
import { saidText } from '../said.js';
import { FOUND, createLines } from './chart.js';
import { objectiveText } from './question-text.js';
import { siteTable } from './site-table.js';

/** Of the metadata, what stands beside the figures. */
const SHOWN_ELSEWHERE = ['inputs', 'engines', 'provenance', 'warnings', 'attribution', 'scenario', 'method'];

/** The answer of a run: how sure it is, its sites, who is left out, and what one site more or fewer would do. */
export function createResult(store, hooks) {
  const node = el('section', { class: 'part', id: 'siting-result', 'aria-labelledby': 'siting-certainty' });
  let curve = null;
  let shown = null;

  const answer = () => (store.data.job.status === 'ready' ? store.data.job.answer : null);

  /** The answer in a sentence. */
  function sentence() {
    const reply = answer();
    if (!reply) return '';
    const lang = language();
    const sites = reply.selected ?? [];
    const kept = sites.filter((site) => site.status === 'existing').length;
    return t(`certainty.${certainty(reply)}`, { gap: percent(reply.gap ?? 0, lang), sites: t(kept ? 'sites.counted' : 'sites.count', { chosen: number(sites.length - kept, lang), kept: number(kept, lang) }) });
  }

  function build() {
    const reply = answer();
    curve?.end();
    curve = null;
    node.hidden = !reply;
    if (!reply) return;
    const { selected = [], feasibility = [], metadata = {} } = reply;
    const sure = certainty(reply);
    node.replaceChildren(...[el('h3', { id: 'siting-certainty', class: `certainty certainty-${sure}`, text: sentence() }),
      feasibility.length > 0 && el('ul', { class: 'warnings', id: 'feasibility' }, ...feasibility.map((message, i) => el('li', { text: saidText(reply.said?.[i], message) }))),
      figures(reply), ...(selected.length ? [acts(metadata), el('h4', { text: t('sites.title') }), siteTable(store, reply, hooks)] : []), uncovered(reply), curvePart(reply), ...remarks({ ...metadata, warnings: [], engines: null }), answeredBy(metadata.engines), parameters(metadata)].filter(Boolean));
    drawCurve(reply);
  }

  function figures({ objective, bound, gap, seed, engine, covered, verifier, proven, metadata }) {
    const lang = language();
    const unit = objective?.unit;
    const fact = (key, text) => text !== null && text !== undefined && [el('dt', { text: t(key) }), el('dd', { class: 'figure', 'data-fact': key, text })];
    return el('div', {}, el('dl', { class: 'facts', id: 'siting-facts' }, ...[fact('run.objective', objective && objectiveText(objective.value, unit)), fact('run.bound', objectiveText(bound, unit)),
      fact('run.gap', typeof gap === 'number' ? percent(gap, lang) : null), covered && fact('result.covered', `${objectiveText(covered.people, metadata?.weightUnit)} · ${percent(covered.share, lang)}`),
      fact('result.mean', typeof objective?.mean === 'number' ? objectiveText(objective.mean, unit?.endsWith('metres') ? 'metres' : 'seconds') : null), fact('result.engine', engine), fact('result.seed', seed === undefined ? null : String(seed))].filter(Boolean).flat()),
    el('p', { class: 'badges' }, badge(t(proven ? 'result.proven' : 'result.unproven')), verifier && el('span', { class: `badge ${verifier.verdict === 'agrees' ? 'badge-official' : 'badge-estimated'}`, id: 'verifier', text: t(`verifier.${verifier.verdict === 'agrees' ? 'agrees' : 'differs'}`, { objective: objectiveText(verifier.objective, unit) }) }), provenanceBadge('modelled')));
  }

  /** Saving and files need a run; an answer given at once lies nowhere. */
  function acts({ service }) {
    const { job: { id, saving }, session } = store.data;
    if (!id) return el('p', { class: 'note no-print', text: t('result.now') });
    const file = (format) => el('a', { class: 'button', href: exportAddress(id, format), id: `export-${format}`, target: format === 'html' ? '_blank' : null, rel: format === 'html' ? 'noopener' : null, download: format === 'html' ? null : `siting-${id}.${format}`, text: t(`export.${format}`) });
    const name = el('input', { type: 'text', id: 'siting-save-name', required: true, maxlength: 120, value: t('result.name', { date: new Date().toISOString().slice(0, 10) }) });
    // What is built must be called something: a service says it, else whoever saves.
    const kinds = [...new Set([...(store.service?.kinds ?? []), ...store.data.services.flatMap((s) => s.kinds)])];
    const kind = service ? null : el('select', { id: 'siting-save-kind' }, ...kinds.map((value) => el('option', { value, text: tOr(`kind.${value}`, value) })));
    const save = async (event) => {
      event.preventDefault();
      const made = await hooks.jobs.save(name.value.trim(), kind?.value);
      if (made) store.set({ scenario: made.id, tab: 'scenarios', edits: [], closed: [] });
    };
    return el('div', { class: 'no-print' }, mayPlan(session) && el('form', { class: 'inline-form', on: { submit: save } }, kind && el('label', { for: 'siting-save-kind', text: t('result.save.kind') }), kind, kind && el('span'), el('label', { for: 'siting-save-name', text: t('result.save.name') }), name, el('button', { type: 'submit', id: 'siting-save', class: 'primary', disabled: Boolean(saving), text: t('result.save') })),
      el('div', { class: 'toolbar' }, file('csv'), file('geojson'), file('html'), el('button', { type: 'button', 'data-key': 'siting-print', text: t('action.print'), on: { click: () => window.print() } })));
  }

  function uncovered({ uncovered: left, metadata }) {
    if (!left) return null;
    const lang = language();
    const share = (row) => (row.share === null || row.share === undefined ? '–' : percent(row.share, lang));
    const rows = (left.byUnit ?? []).map((row) => el('tr', { 'data-unit': row.code }, el('th', { scope: 'row', text: nameOf(row) || row.code }), el('td', { class: 'number', text: people(row.people, lang) }), el('td', { class: 'number', text: share(row) })));
    return el('details', { class: 'unfold', id: 'uncovered-units', 'data-key': 'uncovered-units', open: true }, el('summary', { text: t('uncovered.title', { amount: objectiveText(left.people, metadata?.weightUnit) }) }),
      rows.length > 0 && el('table', { class: 'data' }, el('thead', {}, el('tr', {}, ...['column.name', 'uncovered.people', 'uncovered.share'].map((key) => el('th', { scope: 'col', text: t(key) })))), el('tbody', {}, ...rows)));
  }

  function curvePart({ curve: points = [], planP, objective }) {
    if (!points?.length) return null;
    const lang = language();
    const unit = objective?.unit;
    const withShare = points.some((point) => typeof point.share === 'number');
    const row = ({ p, value, bound, share }) => el('tr', { 'aria-current': p === planP && 'true' }, el('th', { scope: 'row', text: p === planP ? t('curve.plan', { p }) : String(p) }), el('td', { class: 'number', text: objectiveText(value, unit) }), el('td', { class: 'number', text: objectiveText(bound, unit) }),
      withShare && el('td', { class: 'number', text: typeof share === 'number' ? percent(share, lang) : '–' }));
    return el('section', { id: 'trade-off' }, el('h4', { text: t('curve.title') }), el('div', { class: 'chart' }, el('canvas', { id: 'curve-chart', role: 'img', 'aria-label': t('curve.words', { from: points[0].p, to: points.at(-1).p }) })),
      el('p', { class: 'note', text: planP ? t('curve.note', { p: planP }) : '' }),
      el('details', { class: 'help', 'data-key': 'curve-table' }, el('summary', { text: t('chart.table') }), el('table', { class: 'data' }, el('thead', {}, el('tr', {}, ...['curve.p', 'curve.value', 'run.bound', withShare && 'column.share'].filter(Boolean).map((key) => el('th', { scope: 'col', text: t(key) })))), el('tbody', {}, ...points.map(row)))));
  }

  function drawCurve({ curve: points = [], planP, objective }) {
    const canvas = node.querySelector('#curve-chart');
    if (!canvas) return;
    const withShare = points.some((point) => typeof point.share === 'number');
    const lang = language();
    curve = createLines(canvas, { marked: true, xTitle: t('curve.p'), yText: (v) => (withShare ? percent(v, lang) : objectiveText(v, objective?.unit)), xText: (v) => number(v, lang) });
    curve.show([{ label: t(withShare ? 'column.share' : 'curve.value'), colour: FOUND, points: points.map(({ p, value, share }) => ({ x: p, y: withShare ? share : value })).filter((point) => typeof point.y === 'number') }], planP ?? null);
  }

  /** Everything as it was understood, to be repeated later. */
  function parameters(metadata) {
    const text = (value) => (Array.isArray(value) ? value.join(', ') : value !== null && typeof value === 'object' ? JSON.stringify(value) : tOr(`value.${value}`, String(value)));
    const told = (value) => value !== null && value !== undefined && !(Array.isArray(value) && !value.length);
    const rows = Object.entries(metadata).filter(([key, value]) => !SHOWN_ELSEWHERE.includes(key) && told(value));
    return rows.length > 0 && el('details', { class: 'unfold', id: 'siting-parameters', 'data-key': 'siting-parameters' }, el('summary', { text: t('plan.parameters') }), el('dl', { class: 'facts wrap' }, ...rows.flatMap(([key, value]) => [el('dt', { text: tOr(`siting.parameter.${key}`, key) }), el('dd', { text: text(value).slice(0, 400) })])));
  }

  return { node, sentence, draw(changed) {
    const { job } = store.data;
    const fresh = job.answer !== shown;
    if (changed.has('job') && (fresh || node.hidden === Boolean(answer()) || job.saving !== undefined) || ['lang', 'session', 'question'].some((key) => changed.has(key))) rebuild(node, build);
    else if (changed.has('site')) siteChosen();
    shown = job.answer;
  } };

  /** A click on the map chooses a site's row. */
  function siteChosen() {
    for (const row of node.querySelectorAll('[data-site]')) {
      const chosen = row.dataset.site === store.data.site;
      if (chosen) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
      if (chosen) row.scrollIntoView({ block: 'nearest' });
    }
  }
}
