/** Zones to choose from, one for each clock that many people live by, from west to east. */
export const commonZones = [
  ...['UTC', 'Pacific/Honolulu', 'America/Anchorage', 'America/Los_Angeles', 'America/Phoenix'],
  ...['America/Denver', 'America/Mexico_City', 'America/Chicago', 'America/Bogota', 'America/Lima'],
  ...['America/New_York', 'America/Toronto', 'America/Caracas', 'America/Halifax', 'America/Santiago'],
  ...['America/St_Johns', 'America/Sao_Paulo', 'America/Argentina/Buenos_Aires', 'Atlantic/Azores'],
  ...['Europe/London', 'Europe/Dublin', 'Europe/Lisbon', 'Africa/Casablanca', 'Africa/Lagos'],
  ...['Europe/Amsterdam', 'Europe/Berlin', 'Europe/Brussels', 'Europe/Copenhagen', 'Europe/Madrid'],
  ...['Europe/Oslo', 'Europe/Paris', 'Europe/Prague', 'Europe/Rome', 'Europe/Stockholm'],
  ...['Europe/Vienna', 'Europe/Warsaw', 'Europe/Zurich', 'Africa/Cairo', 'Africa/Johannesburg'],
  ...['Europe/Athens', 'Europe/Bucharest', 'Europe/Helsinki', 'Europe/Kyiv', 'Asia/Jerusalem'],
  ...['Africa/Nairobi', 'Asia/Riyadh', 'Europe/Istanbul', 'Asia/Tehran', 'Asia/Dubai', 'Asia/Kabul'],
  ...['Asia/Karachi', 'Asia/Tashkent', 'Asia/Kolkata', 'Asia/Colombo', 'Asia/Kathmandu', 'Asia/Dhaka'],
  ...['Asia/Bangkok', 'Asia/Ho_Chi_Minh', 'Asia/Jakarta', 'Asia/Hong_Kong', 'Asia/Manila'],
  ...['Asia/Shanghai', 'Asia/Singapore', 'Asia/Taipei', 'Australia/Perth', 'Asia/Seoul', 'Asia/Tokyo'],
  ...['Australia/Adelaide', 'Australia/Brisbane', 'Australia/Melbourne', 'Australia/Sydney'],
  ...['Pacific/Auckland', 'Pacific/Tongatapu'],
] as const;
