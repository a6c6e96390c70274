package cn.yishulai.people;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Puts our check of access tokens in the place of the configured one, whose key must be known before the first start. */
@Alternative
@Priority(1)
@ApplicationScoped
class TokenFactory extends JWTCallerPrincipalFactory {

    private final AccessTokens tokens;

    TokenFactory(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
        try {
            return new DefaultJWTCallerPrincipal(token, "JWT", tokens.check(token));
        } catch (InvalidJwtException e) {
            throw new ParseException("not an access token of ours");
        }
    }
}
