package cn.yishulai.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordIsKeptAsTheCheatSheetSaysAndWithASaltOfItsOwn() {
        String hash = passwords.hash(Somebody.PASSWORD);
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.hash(Somebody.PASSWORD)).isNotEqualTo(hash);
        assertThat(passwords.fits(Somebody.PASSWORD, hash)).isTrue();
        assertThat(passwords.fits(Somebody.PASSWORD + " ", hash)).isFalse();
    }
}
