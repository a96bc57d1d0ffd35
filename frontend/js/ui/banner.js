import { errorTitle } from './badges.js';
import { byId, setText } from './dom.js';
import { t } from './language.js';

/**
 * Says that the service or its database is away, and when the next try comes; or that a part of the map could not be had.
 * What is drawn stays.
 */
export function createBanner(store, { connection, reload }) {
  byId('banner-retry').addEventListener('click', () => (store.data.connection.status === 'lost' ? connection.retryNow() : reload()));

  return function draw(_, changed) {
    if (!changed.has('connection') && !changed.has('lang')) return;
    const { status, error, seconds } = store.data.connection;
    byId('banner').hidden = status === 'ok';
    if (status === 'ok') return;
    setText(byId('banner-title'), errorTitle(error));
    setText(byId('banner-detail'), status === 'lost' ? t('banner.detail', { seconds: Math.round(seconds ?? 0) }) : error.detail ?? '');
  };
}
