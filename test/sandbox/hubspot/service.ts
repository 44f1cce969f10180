import { type Outside, startOutside } from '../outside/service.ts';
import type { Engagement, HubSpotRecord, HubSpotRoute, ObjectPath, Values } from './records.ts';
import { refusal } from './refusal.ts';
import { hubspotRoutes } from './routes.ts';

export type HubSpot = Outside<HubSpotRoute> & {
  token: string;
  records: HubSpotRecord[];
  engagements: Engagement[];
  add(path: ObjectPath, properties: Values): HubSpotRecord;
};

/** The emulated HubSpot: contacts, companies, deals, and what hangs on them. */
export async function startHubSpot({ port }: { port?: number } = {}): Promise<HubSpot> {
  const token = 'pat-eu1-emulated-0123456789';
  const records: HubSpotRecord[] = [];
  const engagements: Engagement[] = [];
  const outside = await startOutside<HubSpotRoute>({
    port,
    routes: hubspotRoutes({ records, engagements }),
    notFound: { status: 404, text: '<html>Not found</html>' },
    gate({ headers, body }, violate) {
      if (headers.authorization !== `Bearer ${token}`)
        return refusal(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.');
      if (body.length > 0 && headers['content-type'] !== 'application/json')
        violate('a body that is not JSON');
      return undefined;
    },
  });
  return {
    ...outside,
    token,
    records,
    engagements,
    add(path, properties) {
      const record = { id: String(100 + records.length + 1), path, properties };
      records.push(record);
      return record;
    },
  };
}
