-- When the service of somebody who listens last pushed something to us: then it needs to be asked less often.
alter table ears add column pushed_at timestamptz;
