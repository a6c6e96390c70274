-- Every migration of the schema has succeeded
SELECT version, description, installed_on FROM flyway_schema_history WHERE NOT success;
