import type { ObjectPath } from './records.ts';

type Property = { label: string; readOnly: boolean };

const text = (label: string): Property => ({ label, readOnly: false });
const fixed = (label: string): Property => ({ label, readOnly: true });

/** What records of the emulated HubSpot can hold. */
export const known: Record<ObjectPath, Record<string, Property>> = {
  contacts: {
    firstname: text('First name'),
    lastname: text('Last name'),
    email: text('Email'),
    jobtitle: text('Job title'),
    createdate: fixed('Create date'),
  },
  companies: { name: text('Company name'), domain: text('Company domain name'), industry: text('Industry') },
  deals: {
    dealname: text('Deal name'),
    dealstage: text('Deal stage'),
    amount: text('Amount'),
    hs_forecast_amount: fixed('Forecast amount'),
  },
};

export const shownByDefault: Record<ObjectPath, readonly string[]> = {
  contacts: ['firstname', 'lastname', 'email'],
  companies: ['name', 'domain'],
  deals: ['dealname', 'amount', 'dealstage'],
};
