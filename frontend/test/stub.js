import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { aside, plan } from './stub-planning.js';
import { Problem } from './stub-problem.js';

/**
 * A service that answers catchments and routes as the API describes them, with made-up figures: for tests of the client. In
 * front of a real service it also serves the page from the sources, to work on it without a build, and may be slow on purpose:
 *
 *     node frontend/test/stub.js 8212 http://127.0.0.1:8211 [milliseconds]
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', json: 'application/json' };
const METRES_PER_DEGREE = 111320;

const METADATA = { engine: 'streets', engines: [{ engine: 'streets', people: 930, share: 0.93 }, { engine: 'grid', people: 65, share: 0.065 },
  { engine: 'none', people: 5, share: 0.005, reason: 'no-street' }], warnings: [], dataVersion: 'stub', vintage: '2020', provenance: ['modelled'], method: 'streets' };

/** South of 45.65 there are no streets. */
function join(location) {
  if (location[1] < 45.65) throw new Problem(422, { type: '/problems/not-on-street', title: 'No street near', detail: 'The nearest street is 812 m away.', metres: 812, limitMetres: 500 });
  return { point: location, metres: 23.4 };
}

function ring([lon, lat], metres) {
  const points = Array.from({ length: 49 }, (_, i) => {
    const angle = (i / 24) * Math.PI;
    const r = (metres / METRES_PER_DEGREE) * (0.8 + 0.2 * Math.cos(6 * angle));
    return [lon + (r * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180), lat + r * Math.sin(angle)];
  });
  return [...points.slice(0, -1), points[0]];
}

const SPEED = { walk: 1.1, cycle: 4, drive: 9 };

function catchment({ location, facility, ranges, metric, mode = 'walk', weights, winter }) {
  const at = location ?? [126.64, 45.75];
  const snapped = join(at);
  const features = ranges.map((range) => {
    const metres = metric === 'time' ? range * SPEED[mode] * (winter ? 0.8 : 1) : range;
    return { type: 'Feature', geometry: { type: 'MultiPolygon', coordinates: [[ring(at, metres)]] },
      properties: { range, rangeUnit: metric === 'time' ? 's' : 'm', areaKm2: (2.1 * metres * metres) / 1e6, people: Object.fromEntries(weights.map((w) => [w, metres * metres * (w === 'total' ? 0.01 : 0.002)])) } };
  });
  return { type: 'FeatureCollection', features, metadata: { ...METADATA, snapped, facility } };
}

function route({ from, to, mode = 'walk', changes }) {
  [from, to].forEach(join);
  const detour = changes?.closedBridges?.length ? 2 : 1;
  const corner = [to[0], from[1]];
  const step = (name, a, b, roadClass) => {
    const metres = detour * Math.hypot((b[0] - a[0]) * 0.7, b[1] - a[1]) * METRES_PER_DEGREE;
    return { name, metres, seconds: metres / SPEED[mode], roadClass };
  };
  const steps = [step('友谊路', from, corner, 'primary'), step('', corner, to, 'footway')];
  const sum = (key) => steps.reduce((all, s) => all + s[key], 0);
  return { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'LineString', coordinates: [from, corner, to] },
    properties: { seconds: sum('seconds'), metres: sum('metres'), steps } }], metadata: { from: join(from), to: join(to), journey: { ...METADATA, engines: null, vintage: null, streetsVintage: 'undated', provenance: ['open'] } } };
}

function streetItems(box) {
  const [w, s, e, n] = box.split(',').map(Number);
  const features = [];
  for (let i = 0; i < 12; i++) {
    const roadClass = ['primary', 'residential', 'footway'][i % 3];
    const [x, y] = [w + ((e - w) * (i + 0.5)) / 12, s + ((n - s) * (i + 0.5)) / 12];
    for (const coordinates of [[[x, s], [x, n]], [[w, y], [e, y]]]) features.push({ type: 'Feature', geometry: { type: 'LineString', coordinates }, properties: { roadClass } });
  }
  return { type: 'FeatureCollection', features, links: [] };
}

async function answer(request, upstream, pause) {
  const url = new URL(request.url, 'http://stub');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const isForm = (request.headers['content-type'] ?? '').includes('urlencoded');
  const given = !body.length ? null : isForm ? new URLSearchParams(body.toString()) : JSON.parse(body.toString());
  const ask = async (path, asked) => (await fetch(upstream + path, { method: 'POST', headers: { accept: 'application/json', 'content-type': 'application/json' }, body: JSON.stringify(asked) })).json();
  const planned = await plan({ method: request.method, path: url.pathname, query: url.searchParams, body: given, prefer: request.headers.prefer }, ask);
  if (planned) return planned;
  url.searchParams.delete('scenario');
  const process = /^\/processes\/(\w+)\/execution$/.exec(url.pathname)?.[1];
  if (process) await new Promise((resolve) => { setTimeout(resolve, pause); });
  if (process === 'catchment') return [200, catchment(JSON.parse(body.toString()).inputs)];
  if (process === 'route') return [200, route(JSON.parse(body.toString()).inputs)];
  if (!upstream) return url.pathname === '/collections/streets/items' ? [200, streetItems(url.searchParams.get('bbox'))] : [404, { title: 'Not found' }];
  const file = url.pathname === '/' ? 'index.html' : url.pathname.slice(1);
  const own = /^(index\.html|(js|css|text)\/.*|[\w-]+\.svg)$/.test(file) && await readFile(ROOT + file).catch(() => null);
  return own ? [200, own, TYPES[file.split('.').pop()]] : answerOf(upstream, request, url, given);
}

/** Of the service in front of which the stub stands, which knows no scenarios. */
async function answerOf(upstream, request, url, given) {
  if (!given?.inputs) return pass(upstream, request, url, given ? JSON.stringify(given) : undefined);
  const { plain, scenario } = aside(given.inputs);
  const [status, content, type] = await pass(upstream, request, url, JSON.stringify({ ...given, inputs: plain }));
  if (!scenario || status !== 200 || !type.includes('json')) return [status, content, type];
  const reply = JSON.parse(content.toString());
  return [status, { ...reply, metadata: { ...reply.metadata, scenario } }, type];
}

async function pass(upstream, { method, headers }, url, body) {
  const { accept = '*/*', 'content-type': type } = headers;
  const reply = await fetch(upstream + url.pathname + url.search, { method, headers: { accept, ...(type ? { 'content-type': type } : {}) }, body });
  return [reply.status, Buffer.from(await reply.arrayBuffer()), reply.headers.get('content-type') ?? ''];
}

/** @param {{port?: number, upstream?: string, pause?: number}} [options] pause: milliseconds before a process answers @returns {Promise<import('node:http').Server>} */
export function startStub({ port = 0, upstream, pause = 0 } = {}) {
  const server = createServer(async (request, response) => {
    try {
      const [status, content, type = 'application/json', headers = {}] = await answer(request, upstream, pause);
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(Buffer.isBuffer(content) ? content : JSON.stringify(content));
    } catch (error) {
      response.writeHead(error.status ?? 500, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify(error.members ?? { title: String(error) }));
    }
  });
  return new Promise((resolve) => { server.listen(port, '127.0.0.1', () => resolve(server)); });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await startStub({ port: Number(process.argv[2]), upstream: process.argv[3], pause: Number(process.argv[4] ?? 0) });
