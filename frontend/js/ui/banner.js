import { errorTitle } from './badges.js';
import { byId, setText } from './dom.js';
import { t } from './language.js';

/** Says that the service or its database is away, and when the next try comes. What is drawn stays. */
export function createBanner(store, connection) {
  byId('banner-retry').addEventListener('click', () => connection.retryNow());

  return function draw(_, changed) {
    if (!changed.has('connection') && !changed.has('lang')) return;
    const { status, error, seconds } = store.data.connection;
    byId('banner').hidden = status === 'ok';
    if (status === 'ok') return;
    setText(byId('banner-title'), errorTitle(error));
    setText(byId('banner-detail'), t('banner.detail', { seconds: Math.round(seconds ?? 0) }));
  };
}
