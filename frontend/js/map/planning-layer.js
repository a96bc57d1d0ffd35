import * as L from 'leaflet';
import { closedBridges, roadsOf } from '../domain/scenario.js';
import { differencePainter } from './difference-painter.js';

/** Sites of a run, a scenario's roads and closed bridges, places being drawn. The lists in the panels say the same. */
export class PlanningLayer {
  #map;
  #store;
  #hooks;
  #sites = L.layerGroup();
  #roads = L.layerGroup();
  #drawn = L.layerGroup();
  #fitted = null;

  /** @param {L.Map} map @param {import('../store.js').Store} store @param {{onSite: (id: string) => void}} hooks */
  constructor(map, store, hooks) {
    this.#map = map;
    this.#store = store;
    this.#hooks = hooks;
    for (const group of [this.#roads, this.#drawn, this.#sites]) group.addTo(map);
    this.#drawSites();
    this.#drawRoads();
    this.#drawDrawn();
  }

  /** The painter of a comparison; null while there is none. @param {import('../domain/circle.js').CirclePart[]} parts */
  painter(parts) {
    const { state, data } = this.#store;
    if (!state.compare) return null;
    const { base, other, metadata } = data.comparison.answer ?? {};
    const version = [base?.revision, other?.revision, metadata?.dataVersion].join(' ');
    return differencePainter(parts, state, state.compare, version);
  }

  /** @param {Set<string>} changed */
  draw(changed) {
    if (changed.has('job') || changed.has('site') || changed.has('lang')) this.#drawSites();
    if (changed.has('scenario')) this.#drawRoads();
    if (['drawing', 'question', 'tab'].some((key) => changed.has(key))) this.#drawDrawn();
  }

  #drawSites() {
    this.#sites.clearLayers();
    const { job, site: chosen } = this.#store.data;
    const selected = job.answer?.selected ?? job.value?.incumbent?.selected ?? [];
    selected.forEach(({ id, location, status = 'new' }, i) => {
      if (!location) return;
      const size = status === 'existing' ? 16 : i < 99 ? 24 : 30; // three digits need more room
      const html = document.createElement('span');
      html.textContent = status === 'existing' ? '' : String(i + 1);
      const icon = L.divIcon({ className: `site-pin site-${status}${id === chosen ? ' site-chosen' : ''}`, html, iconSize: [size, size] });
      L.marker([location[1], location[0]], { icon, pane: 'pins', keyboard: false, zIndexOffset: id === chosen ? 999 : 100 - i })
        .on('click', () => this.#hooks.onSite(id)).addTo(this.#sites);
    });
    this.#fit(job, selected);
  }

  /** A run that has just found its first sites shows them; one that goes on leaves the view as it is. */
  #fit({ id = 'now', status }, selected) {
    if (status === 'starting') this.#fitted = null;
    if (!selected.length || this.#fitted === id) return;
    this.#fitted = id;
    const bounds = L.latLngBounds(selected.filter((s) => s.location).map(({ location: [lon, lat] }) => [lat, lon]));
    if (!this.#map.getBounds().contains(bounds)) this.#map.fitBounds(bounds, { paddingTopLeft: [40, 110], paddingBottomRight: [40, 40], maxZoom: 14, animate: false });
  }

  #drawRoads() {
    this.#roads.clearLayers();
    const { changes, data: { bridges } } = this.#store;
    for (const { line, open } of roadsOf(changes)) {
      const at = line.map(([lon, lat]) => [lat, lon]);
      L.polyline(at, { pane: 'route', interactive: false, color: '#ffffff', weight: 7 }).addTo(this.#roads);
      L.polyline(at, { pane: 'route', interactive: false, color: open ? '#0571b0' : '#b2182b', weight: 4, dashArray: open ? null : '7 6' }).addTo(this.#roads);
    }
    const closed = new Set(closedBridges(changes));
    for (const { id, geometry } of bridges) if (closed.has(String(id))) this.#pin(this.#roads, geometry.coordinates, 'closed-pin', '✕', 20);
  }

  #drawDrawn() {
    this.#drawn.clearLayers();
    const { drawing, question } = this.#store.data;
    const { tab } = this.#store.state;
    if (tab === 'siting' && question) {
      if (question.area.length > 2 && drawing?.purpose !== 'area') this.#shape('area', question.area);
      question.points.forEach(({ location }, i) => this.#pin(this.#drawn, location, 'draw-pin', String(i + 1), 20));
    }
    if (!drawing) return;
    this.#shape(drawing.shape, drawing.points);
    if (drawing.shape !== 'points') for (const point of drawing.points) this.#pin(this.#drawn, point, 'draw-corner', '', 10);
  }

  #shape(shape, points) {
    const at = points.map(([lon, lat]) => [lat, lon]);
    const look = { pane: 'route', interactive: false, color: '#7a0177', weight: 3, dashArray: '6 4' };
    if (shape === 'area') L.polygon(at, { ...look, fillColor: '#7a0177', fillOpacity: 0.08 }).addTo(this.#drawn);
    else if (shape === 'line') L.polyline(at, look).addTo(this.#drawn);
  }

  #pin(group, [lon, lat], className, text, size) {
    const html = document.createElement('span');
    html.textContent = text;
    L.marker([lat, lon], { icon: L.divIcon({ className, html, iconSize: [size, size] }), pane: 'pins', keyboard: false, interactive: false }).addTo(group);
  }
}
