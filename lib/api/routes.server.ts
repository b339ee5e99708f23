import 'server-only';
import type { ApiRoute } from './api-route';
import { clipRoutes } from './clip-routes.server';
import { countRoutes } from './count-routes.server';
import { creditRoutes } from './credit-routes.server';
import { describeRoute } from './description-route.server';
import { downloadRoute } from './download-route.server';
import { exportRoutes } from './export-routes.server';
import { feedRoutes } from './feed-routes.server';
import { healthRoute } from './health-route.server';
import { listRoutes } from './list-routes.server';
import { llmsRoute } from './llms-route.server';
import { mediaRoute } from './media-route.server';
import { oembedRoute } from './oembed-route.server';
import { sitemapRoutes } from './sitemap-routes.server';
import { writeOpenapi } from './write-openapi.server';

/** The one table of method, path, contract and handler; every door and the description read it. */
export const routes: readonly ApiRoute[] = [
  ...clipRoutes,
  ...countRoutes,
  ...listRoutes,
  ...feedRoutes,
  ...exportRoutes,
  downloadRoute,
  oembedRoute,
  ...sitemapRoutes,
  llmsRoute(() => routes),
  healthRoute,
  describeRoute(() => writeOpenapi(routes)),
  ...creditRoutes,
  mediaRoute,
];
