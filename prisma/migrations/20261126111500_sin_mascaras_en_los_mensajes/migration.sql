-- Messages do not carry the digits of a card or account any more: those that were written before lose them too.
UPDATE mensajeria.mensaje SET datos = datos #- '{medioPago,mascara}'
WHERE modulo = 'pagos' AND tipo IN ('PayoutCreado.v1', 'PayoutProcesado.v1') AND datos -> 'medioPago' ? 'mascara';

UPDATE mensajeria.mensaje SET datos = datos #- '{solicitud,medioPago}'
WHERE modulo = 'pagos' AND tipo = 'ConsultarPago' AND datos -> 'solicitud' ? 'medioPago';
