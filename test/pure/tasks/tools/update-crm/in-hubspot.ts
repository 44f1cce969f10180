import { expect, onTestFinished } from 'vitest';
import { createHubSpot } from '../../../../../services/integrations/hubspot/client.ts';
import { updateCrm } from '../../../../../services/tasks/tools/update-crm.ts';
import { startHubSpot } from '../../../../sandbox/hubspot/service.ts';
import { clientOf } from '../support.ts';

export async function world({ token }: { token?: string } = {}) {
  const hubspot = await startHubSpot();
  const authorization = `Bearer ${token ?? hubspot.token}`;
  const tool = updateCrm({ crm: createHubSpot(clientOf(hubspot.url, { authorization })) });
  onTestFinished(async () => {
    expect(hubspot.violations).toEqual([]);
    await hubspot.close();
  });
  const ada = hubspot.add('contacts', { firstname: 'Ada', lastname: 'Lovelace', email: 'ada@acme.org' });
  const acme = hubspot.add('companies', { name: 'Acme', domain: 'acme.org', industry: null });
  const deal = hubspot.add('deals', { dealname: 'Acme 2027', dealstage: 'qualified', amount: '9000' });
  return { hubspot, tool, ada, acme, deal };
}

export const note = { record: 'contact', email: 'ada@acme.org', note: 'Wants the big plan.' };
export const task = { record: 'company', domain: 'acme.org', task: 'Send figures', due: '2026-12-01' };
export const stage = { record: 'deal', name: 'Acme 2027', properties: { dealstage: 'won', amount: '12000' } };
