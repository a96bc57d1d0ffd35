import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LAYERS, LEVELS, SURFACES, TABS, WEIGHTS } from '../js/domain/address.js';
import { ROLES } from '../js/domain/audit.js';
import { DIRECTIONS, ENGINES, METRICS, MODES } from '../js/domain/engines.js';
import { GROUPS } from '../js/domain/kinds.js';
import { CIRCLES } from '../js/domain/plan-circle.js';
import { CHANGES, VISIBILITIES } from '../js/domain/scenario.js';
import { CANDIDATES, DEMANDS, EXISTING, MODELS } from '../js/domain/siting.js';
import { code, messages, read, scripts } from './sources.js';

const zh = JSON.parse(read('text/zh.json'));
const en = JSON.parse(read('text/en.json'));
const html = read('index.html');
const groups = Object.keys(GROUPS);

/** Keys that scripts put together from a part that is known only here. */
const COMPOSED = {
  'site.unknown': ['apart', 'first', 'needed', 'none', 'work'],
  engine: [...ENGINES, 'none', 'strategic', 'origin'], weight: WEIGHTS, people: WEIGHTS, level: LEVELS, surface: SURFACES, tab: TABS, layer: LAYERS.filter((l) => !groups.includes(l)),
  group: [...groups, 'other'], kind: Object.values(GROUPS).flatMap((g) => g.kinds), area: ['urban', 'rural'],
  metric: ['straight', ...MODES.flatMap((mode) => [`time.${mode}`, `distance.${mode}`])], 'legend.reach': METRICS, 'chart.axis': METRICS,
  mode: MODES, measure: ['time', 'distance'], direction: DIRECTIONS, obstacle: ['no-streets', 'walk-only'], tool: ['look', 'catchment', 'route', 'catchment.hint', 'route.hint', 'edit.hint'],
  way: ['to', 'from'], travel: ['catchment', 'route', 'bridges'], changes: ['add', 'move', 'remove', 'add.short', 'move.short', 'resize.short'], column: ['name', 'people', 'covered', 'share', 'uncovered'],
  provenance: ['official', 'open', 'modelled', 'estimated', 'synthetic', 'user'], reason: ['no-area', 'no-people', 'not-surveyed', 'no-facilities'],
  download: ['csv', 'geojson'], fold: ['left', 'right'], layers: ['results', 'plan', 'base', 'kinds'],
  role: ['satellite_city', 'sub_centre', 'county_seat_town', 'key_town', 'key_town_candidate'], ownership: ['public', 'private'],
  change: CHANGES, 'change.kind': CHANGES.slice(3), 'change.help': CHANGES.slice(3), visibility: VISIBILITIES, 'scenario.patch': ['name', 'note', 'visibility'],
  scenario: ['undo', 'redo', 'undo.done', 'redo.done', 'compare', 'share', 'copy', 'forget', 'delete'], independent: [], 'siting.parameter': ['p', 'limit', 'limitUnit', 'metric', 'engine', 'mode', 'profile', 'winter', 'weight', 'weightUnit', 'area', 'units', 'by', 'sites', 'service', 'kinds', 'ownBeds', 'perThousand', 'existing', 'candidates', 'spacingMetres', 'capacityPerSite', 'floorShare', 'leastShare', 'perUnit', 'timeLimitSeconds', 'work', 'dataVersion'],
  compare: ['base', 'other', 'data'], 'compare.level': ['city', 'unit', 'township'], 'compare.column': ['name', 'base', 'other', 'difference', 'gained', 'lost'], legend: ['gained', 'lost', 'both', 'neither'],
  draw: ['line', 'area', 'points', 'stop'], 'tool.draw': ['line', 'area', 'points'], model: MODELS.flatMap((model) => [model, `${model}.help`]), demand: DEMANDS, existing: EXISTING.flatMap((what) => [what, `${what}.note`]),
  candidates: CANDIDATES.flatMap((kind) => [kind, `${kind}.note`]), lacking: ['p', 'limit', 'sites', 'parcels', 'capacity', 'both'], rule: ['required', 'forbidden', 'required.of', 'forbidden.of'], 'siting.part': ['presets', 'question', 'jobs'],
  form: ['travel', 'demand', 'candidates', 'existing', 'limits'], job: ['accepted', 'running', 'successful', 'failed', 'dismissed'], certainty: ['proven', 'within', 'found', 'infeasible', 'unknown'], export: ['csv', 'geojson', 'html'],
  site: ['existing', 'required', 'new'], verifier: ['agrees', 'differs'], process: ['siting'],
  'role.user': ['public', 'planner', 'health-bureau', 'editor', 'admin'],
  'role.may': ROLES, 'account.part': ['password', 'tokens', 'accounts', 'audit'], 'audit.actor': ['public', 'operator'], 'audit.field': ['changes', 'dataVersion', 'disabled', 'expires', 'name', 'note', 'roles', 'visibility'],
  'audit.act': [...['create', 'change', 'reset-password', 'change-password', 'login', 'login-failed', 'lock'].map((act) => `account.${act}`), 'token.create', 'token.revoke', ...['create', 'copy', 'describe', 'change', 'undo', 'redo', 'delete'].map((act) => `scenario.${act}`)],
  refused: ['days', 'disabled', 'name', 'new', 'password', 'resetPassword', 'roles'],
  carries: ['road', 'rail', 'foot', 'road+rail'], 'plan.circle': ['none', ...CIRCLES], 'plan.name': CIRCLES, why: ['beyond-6-hours', 'no-street', 'no-minutes', 'no-hub', 'not-open'],
};

test('both catalogues have the same keys and no empty text', () => {
  assert.deepEqual(Object.keys(zh), Object.keys(en));
  for (const [key, text] of [...Object.entries(zh), ...Object.entries(en)]) assert.ok(text.trim(), key);
});

test('both languages fill in the same values', () => {
  const places = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  const optional = new Set(['help.time']);
  for (const key of Object.keys(zh)) if (!optional.has(key)) assert.deepEqual(places(zh[key]), places(en[key]), key);
});

test('the Chinese catalogue is Chinese, the English one is not', () => {
  const alike = new Set(['noscript', 'action.language']);
  for (const [key, text] of Object.entries(en)) if (!alike.has(key)) assert.doesNotMatch(text, /[\u4e00-\u9fff]/, key);
  const same = Object.keys(zh).filter((key) => zh[key] === en[key] && /[a-z]{4}/i.test(zh[key].replace(/\{\w+\}/g, '')));
  assert.deepEqual(same, ['download.geojson', 'export.geojson', 'noscript']);
});

test('every key that a script names is in the catalogue', () => {
  for (const { path, text } of scripts) {
    for (const [, key] of code(text).matchAll(/\bt(?:Or)?\((?:[\w. ]+\? )?'([^']+)'/g)) assert.ok(key in zh, `${path}: ${key}`);
    for (const [, prefix] of code(text).matchAll(/\bt(?:Or)?\(`([\w.]+?)\.?\$\{/g)) {
      assert.ok(prefix in COMPOSED || Object.keys(zh).some((key) => key.startsWith(`${prefix}.`)), `${path}: ${prefix}`);
    }
  }
});

test('every key that is put together is in the catalogue', () => {
  for (const [prefix, ends] of Object.entries(COMPOSED)) for (const end of ends) assert.ok(`${prefix}.${end}` in zh, `${prefix}.${end}`);
});

test('no text stands in the page without its key, and it stands there in Chinese as in the catalogue', () => {
  const body = html.slice(html.indexOf('<title')).replace(/<script[\s\S]*?<\/script>/g, '');
  for (const [, tag, text] of body.matchAll(/<([^<>]+)>([^<]*)/g)) {
    const key = /data-i18n="([^"]+)"/.exec(tag)?.[1];
    if (key) assert.equal(text, zh[key], key);
    else assert.doesNotMatch(text, /[\p{L}\p{N}]/u, `untranslated: ${text.trim()}`);
  }
  for (const [tag] of body.matchAll(/<[^>]+\s(?:aria-label|title|placeholder)="[^"]*"[^>]*>/g)) {
    const [, key] = /data-i18n-aria-label="([^"]+)"/.exec(tag) ?? [];
    assert.ok(key, `untranslated attribute: ${tag}`);
    assert.ok(tag.includes(` aria-label="${zh[key]}"`), tag);
  }
});

test('scripts hold no sentences of their own', () => {
  for (const { path, text } of scripts) {
    assert.doesNotMatch(code(text), /[\u4e00-\u9fff]/, path);
    assert.doesNotMatch(code(text), /(?:text|aria-label'?): '[A-Z]?[a-z]+ /, path);
  }
});

test('what the service says can be said in both languages, with the same values', () => {
  const said = messages();
  assert.ok(said.length > 20, `${said.length}`);
  for (const [key, values] of said) {
    for (const texts of [zh, en]) assert.deepEqual([...new Set((texts[`said.${key}`] ?? 'missing').match(/\{\w+\}/g) ?? [])].sort(), values, key);
    assert.ok(`said.${key}` in zh, key);
  }
});

test('no text of the catalogue is left unused', () => {
  const used = scripts.map(({ text }) => text).join('\n') + html;
  const composed = new Set(Object.entries(COMPOSED).flatMap(([prefix, ends]) => ends.map((end) => `${prefix}.${end}`)));
  const families = /^(class|said|place|method|parameter|problem|road|unit|value|vintage)\.|^(provenance|reason)\..*\.(note|short)$/;
  for (const key of Object.keys(zh)) assert.ok(composed.has(key) || families.test(key) || used.includes(`'${key}'`) || used.includes(`"${key}"`), key);
});
