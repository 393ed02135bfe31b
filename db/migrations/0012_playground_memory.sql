CREATE TABLE "playground_memory" (
	"name" text PRIMARY KEY NOT NULL,
	"document" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
