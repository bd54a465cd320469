-- The payouts of a cycle in the order in which they ended: neither their creation nor the end of all others leads there.
CREATE INDEX payout_ciclo_id_finalizado_idx
ON pagos.payout (ciclo_id, (coalesce(finalizado, '-infinity'::timestamptz)), id);
