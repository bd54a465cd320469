# One image for every service: the command says which one runs.
FROM node:24-slim AS dependencias
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

# What is made with the development dependencies, and runs without them: Prisma's client, and the packed services.
FROM dependencias AS generado
RUN npx --yes "$(node -p 'require("./package.json").packageManager.split("+")[0]')" install --frozen-lockfile
COPY prisma prisma
COPY prisma.config.ts ./
# `generate` asks for this binary, would download it, and does not use it: any file will do.
RUN PRISMA_SCHEMA_ENGINE_BINARY=/app/package.json npx prisma generate
COPY . .
RUN node scripts/empaquetar.ts

FROM dependencias AS produccion
RUN npx --yes "$(node -p 'require("./package.json").packageManager.split("+")[0]')" install --frozen-lockfile --prod

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 NODE_COMPILE_CACHE=/app/.compilado
COPY --from=produccion /app ./
COPY . .
COPY --from=generado /app/prisma/generado prisma/generado
COPY --from=generado /app/.paquete .paquete
RUN install -d -o node -g node .compilado
USER node
# Compiled once, here: each start takes two thirds of the processor time then. Node keeps it by user. A service refuses
# this port when it has read its code, and ends.
RUN for servicio in .paquete/*/main.mjs; do PORT=ninguno node "$servicio" || true; done
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=12 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", ".paquete/gateway/main.mjs"]
