import 'server-only';
import { deskAuthRoutes } from './desk-auth-routes.server';
import { deskCuratorRoutes } from './desk-curator-routes.server';
import { deskFactorRoutes } from './desk-factor-routes.server';
import { deskFeedRoutes } from './desk-feed-routes.server';
import { deskInboxRoutes } from './desk-inbox-routes.server';
import { deskRecordRoutes } from './desk-record-routes.server';
import type { DeskRoute } from './desk-route';
import { visitorRoutes } from './visitor-routes.server';

/** The table's other half: the desk's rows, each of which says who may; never described to the public. */
export const deskRoutes: readonly DeskRoute[] = [
  ...deskAuthRoutes,
  ...deskFactorRoutes,
  ...deskCuratorRoutes,
  ...deskRecordRoutes,
  ...deskInboxRoutes,
  ...deskFeedRoutes,
  ...visitorRoutes,
];
