// What a browser lets each page do. Their own scripts and styles stand in them, which is what 'unsafe-inline' is for; none is
// made of anything that a visitor gives.
const propia = (demas: Readonly<Record<string, string>>): string =>
  Object.entries({
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'script-src': "'unsafe-inline'",
    'style-src': "'unsafe-inline'",
    'connect-src': "'self'",
    'img-src': 'data:',
    ...demas,
  })
    .map(([directiva, fuentes]) => `${directiva} ${fuentes}`)
    .join('; ');

/** Nothing of elsewhere. */
export const POLITICA_DE_FEEDS = propia({});

/** The same, with the fonts and workers that GraphiQL brings in itself. */
export const POLITICA_DEL_EXPLORADOR = propia({ 'font-src': 'data:', 'worker-src': 'blob:' });

/** Apollo Sandbox comes from its maker: a script, and the frame that the script opens. */
export const POLITICA_DE_INICIO = propia({
  'script-src': "'unsafe-inline' https://embeddable-sandbox.cdn.apollographql.com",
  'style-src': "'unsafe-inline' https://embeddable-sandbox.cdn.apollographql.com",
  'frame-src': 'https://sandbox.embed.apollographql.com',
});
