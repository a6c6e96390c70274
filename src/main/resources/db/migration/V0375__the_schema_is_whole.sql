-- What V0229 put there for the time of the migrations; V0350 goes on with it.
DROP TRIGGER by_last_release_meanwhile ON drop_off;
DROP TRIGGER by_last_release_meanwhile ON swap_request;
DROP FUNCTION by_last_release_meanwhile();
