import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { code, importsOf, read, scripts } from './sources.js';

test('only the map imports Leaflet, only charts Chart.js', () => {
  for (const { path, text } of scripts) {
    if (importsOf(text).includes('leaflet')) assert.ok(path.startsWith('js/map/'), path);
    if (importsOf(text).includes('chart.js')) assert.match(path, /^js\/ui\/(.+\/)?chart\.js$/);
  }
});

test('every other import is relative, and the import map names the rest', () => {
  const map = JSON.parse(/<script type="importmap">([\s\S]*?)<\/script>/.exec(read('index.html'))[1]).imports;
  for (const { path, text } of scripts) {
    for (const specifier of importsOf(text)) assert.ok(specifier.startsWith('.') || specifier in map, `${path} imports ${specifier}`);
  }
});

test('the domain knows neither the page nor the service', () => {
  for (const { path, text } of scripts.filter((s) => s.path.startsWith('js/domain/'))) {
    for (const specifier of importsOf(text)) assert.match(specifier, /^\.\/[\w-]+\.js$/, `${path} imports ${specifier}`);
    assert.doesNotMatch(code(text), /\b(document|window|fetch|localStorage)\b/, path);
  }
});

test('the map does not reach into the panels', () => {
  for (const { path, text } of scripts.filter((s) => /^js\/(map|api)\//.test(s.path))) {
    for (const specifier of importsOf(text)) assert.doesNotMatch(specifier, /\/ui\//, path);
  }
});

test('text goes in as text', () => {
  for (const { path, text } of scripts) assert.doesNotMatch(code(text), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/, path);
});

test('the page has no script or style of its own but the import map', () => {
  const html = read('index.html');
  assert.deepEqual([...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)].map((m) => m[0]), ['<script type="importmap">']);
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|https?:\/\//);
});

test('files stay small', () => {
  for (const { path, text } of scripts) assert.ok(text.split('\n').length <= 250, path);
});

const size = (some) => gzipSync(some.map(({ text }) => code(text)).join('\n'), { level: 9 }).length;

/** The scripts that a browser fetches before anything is asked for: what main.js imports, and what that imports. */
function firstLoad() {
  const found = new Set();
  const follow = (path) => {
    if (found.has(path)) return;
    found.add(path);
    const { text } = scripts.find((s) => s.path === path);
    for (const specifier of importsOf(text)) if (specifier.startsWith('.')) follow(posix.join(posix.dirname(path), specifier));
  };
  follow('js/main.js');
  return scripts.filter((s) => found.has(s.path));
}

// 40 kB until the page learned to travel: three engines side by side, catchments, routes and changes of a view took 10 kB.
test('the first load stays under 48 kB gzip of our own code, comments and texts aside', () => {
  const bytes = size(firstLoad());
  assert.ok(bytes < 48_000, `${bytes} bytes`);
});

// Scenarios, comparison and siting are a second page's worth of work, accounts and the audit trail some more; only who opens them waits for them.
test('all of our own code stays under 90 kB gzip', () => {
  const bytes = size(scripts);
  assert.ok(bytes < 90_000, `${bytes} bytes`);
});

test('what is loaded later is there, and nothing of it comes at first', () => {
  const first = new Set(firstLoad().map((s) => s.path));
  const later = scripts.flatMap(({ path, text }) => [...code(text).matchAll(/\bimport\('([^']+)'\)/g)].map((m) => posix.join(posix.dirname(path), m[1])));
  assert.ok(later.length > 3);
  for (const path of later) {
    assert.ok(scripts.some((s) => s.path === path), path);
    assert.ok(!first.has(path), path);
  }
});
