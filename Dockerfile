# One image for every service: the command says which one runs. scripts/imagen.int.test.ts does what is written here,
# without Docker, and runs what comes of it: docs/decisiones/paquetes.md.
FROM node:24-slim AS paquete
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/seedwork/package.json packages/seedwork/
COPY packages/operaciones/package.json packages/operaciones/
COPY packages/plataforma/package.json packages/plataforma/
COPY subgraphs/cliente/package.json subgraphs/cliente/
COPY subgraphs/pagos/package.json subgraphs/pagos/
COPY subgraphs/campanias/package.json subgraphs/campanias/
COPY gateway/package.json gateway/
COPY prisma/package.json prisma/
COPY ejemplos/cliente-web/package.json ejemplos/cliente-web/
COPY bench/package.json bench/
# npx does not know the hash behind the version.
RUN npx --yes "$(node -p 'require("./package.json").packageManager.split("+")[0]')" install --frozen-lockfile
COPY prisma prisma
COPY prisma.config.ts ./
# `generate` asks for this binary, would download it, and does not use it: any file will do.
RUN PRISMA_SCHEMA_ENGINE_BINARY="$PWD/package.json" npx prisma generate
COPY . .
RUN node scripts/empaquetar.ts

# What the services need is in their package: nothing else is installed here.
FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 NODE_COMPILE_CACHE=/app/.compilado
COPY --from=paquete /app/.paquete ./
# pulsar:// needs a part of pulsar-client that its install downloads, and an install without it goes well too.
ARG PULSAR_URL=pulsar://pulsar:6650
RUN case "$PULSAR_URL" in pulsar*) node -e 'import("pulsar-client").catch(({ message }) => { \
  console.error(`The native part of pulsar-client was not installed: ${message}\n\
  Build where it can be downloaded, or build and run with PULSAR_URL=ws://pulsar:8080, which does not need it.`); \
  process.exit(1); })' ;; esac
RUN install -d -o node -g node .compilado
USER node
# Compiled once, here: each start takes two thirds of the processor time then. Node keeps it by user. A service refuses
# this port when it has read its code, and ends; a command that is told of no database does too.
RUN for archivo in */main.mjs; do PORT=ninguno node "$archivo" || true; done
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=12 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "gateway/main.mjs"]
