# Three stages: dependencies are installed and the page is built where npm is at hand; the server runs without npm's caches.
FROM node:20-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages ./packages
RUN npm ci --omit=dev

# The explorer page is built with what the server itself does not need.
FROM dependencies AS page
RUN npm ci
COPY src ./src
COPY schema/schema.graphql ./schema/schema.graphql
COPY web ./web
COPY tsconfig.json ./
RUN npm run page

FROM node:20-bookworm-slim
# Neo4j runs in a container of its own, so there is no Java here: NEO4J_URI must be set.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY packages ./packages
COPY src ./src
COPY schema ./schema
COPY cypher ./cypher
COPY seeds ./seeds
COPY examples ./examples
# Its questions are registered operations.
COPY README.md ./
COPY --from=page /app/web/dist ./web/dist
USER node
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Without npm in between, signals reach the server itself.
CMD ["node", "--import", "tsx", "src/main.ts"]
