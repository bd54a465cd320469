-- Messages do not carry the digits of a card or account any more: those that were written before lose them too.
UPDATE mensajeria.mensaje SET datos = datos #- '{medioPago,mascara}'
WHERE modulo = 'pagos' AND tipo IN ('PayoutCreado.v1', 'PayoutProcesado.v1') AND datos -> 'medioPago' ? 'mascara';

UPDATE mensajeria.mensaje SET datos = datos #- '{solicitud,medioPago}'
WHERE modulo = 'pagos' AND tipo = 'ConsultarPago' AND datos -> 'solicitud' ? 'medioPago';

-- And PayoutCreado counts its transactions instead of listing them: those that were written before do so too.
UPDATE mensajeria.mensaje
SET datos = (datos - 'transactionIds')
  || jsonb_build_object('cantidadTransacciones', jsonb_array_length(datos -> 'transactionIds'))
WHERE modulo = 'pagos' AND tipo = 'PayoutCreado.v1' AND datos ? 'transactionIds';
