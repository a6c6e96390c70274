package cn.yishulai.journal;

import static cn.yishulai.journal.JournalRefusal.IDEMPOTENCY_KEY_MISSING;
import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.yishulai.kernel.Refused;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Runs a write once. This is the one place besides services where a transaction begins: the write and its remembered
 * answer must be committed by the same stroke.
 */
@Once
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class OnceInterceptor {

    static final String HEADER = "Idempotency-Key";

    private static final String KEYED = "HmacSHA256";

    private final OnceAnswers answers;
    private final WriteKey writeKey;
    private final SecurityIdentity caller;
    private final HttpHeaders headers;
    private final Secrets secrets;
    private final ObjectMapper json;
    private final ObjectMapper canonical;
    private final List<OnceWitness> witnesses;

    OnceInterceptor(
            OnceAnswers answers,
            WriteKey writeKey,
            SecurityIdentity caller,
            HttpHeaders headers,
            Secrets secrets,
            ObjectMapper json,
            @All List<OnceWitness> witnesses) {
        this.witnesses = witnesses;
        this.answers = answers;
        this.writeKey = writeKey;
        this.caller = caller;
        this.headers = headers;
        this.secrets = secrets;
        this.json = json;
        this.canonical = json.copy().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
    }

    @AroundInvoke
    @Nullable
    Object once(InvocationContext call) throws JsonProcessingException {
        Method method = call.getMethod();
        UUID key = key(headers.getHeaderString(HEADER));
        OnceRequest request = OnceRequest.of(
                caller.isAnonymous() ? "" : caller.getPrincipal().getName(),
                method.getDeclaringClass().getSimpleName() + '.' + method.getName(),
                key,
                keyed(contents(method, call.getParameters())));
        try {
            return Deadlock.retried(() -> QuarkusTransaction.requiringNew().call(() -> {
                answers.begin(request);
                writeKey.begin(key);
                Object result = call.proceed();
                witnesses.forEach(OnceWitness::wrote);
                if (!answers.keep(request, OnceAnswer.of(method, result, json))) {
                    throw new AnsweredMeanwhile();
                }
                return result;
            }));
        } catch (Refused refused) {
            remember(request, refused);
            throw refused;
        } catch (AnsweredMeanwhile again) {
            QuarkusTransaction.requiringNew().run(() -> answers.begin(request));
            throw again;
        }
    }

    /** Phones, passwords and PINs are soon guessed from a plain digest; the table must not be enough to try. */
    private byte[] keyed(byte[] contents) {
        try {
            Mac mac = Mac.getInstance(KEYED);
            mac.init(new SecretKeySpec(secrets.secret("once"), KEYED));
            return mac.doFinal(contents);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + KEYED, e);
        }
    }

    private void remember(OnceRequest request, Refused refused) {
        if (refused.refusal() instanceof JournalRefusal || refused.refusal() instanceof RememberedRefusal) {
            return;
        }
        boolean laterItMaySucceed =
                switch (refused.refusal().kind()) {
                    case TOO_MANY, UNAVAILABLE, UNAUTHENTICATED, FAILURE -> true;
                    case MALFORMED, NOT_ALLOWED, NOT_FOUND, WRONG_METHOD, NOT_ACCEPTABLE -> false;
                    case CONFLICT, STALE, TOO_LARGE, WRONG_MEDIA_TYPE, INVALID -> false;
                };
        if (!laterItMaySucceed) {
            QuarkusTransaction.requiringNew().run(() -> answers.keep(request, refused));
        }
    }

    private static UUID key(@Nullable String header) {
        if (header == null || header.length() != 36) {
            throw IDEMPOTENCY_KEY_MISSING.because("a write needs an Idempotency-Key: a UUID that the client chose");
        }
        try {
            return UUID.fromString(header);
        } catch (IllegalArgumentException e) {
            throw IDEMPOTENCY_KEY_MISSING.because("the Idempotency-Key is not a UUID");
        }
    }

    private byte[] contents(Method method, Object[] arguments) throws JsonProcessingException {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isAnnotationPresent(Context.class)
                    || parameters[i].isAnnotationPresent(HeaderParam.class)) {
                continue;
            }
            byte[] part = arguments[i] instanceof byte[] raw ? raw : canonical.writeValueAsBytes(arguments[i]);
            contents.writeBytes(part);
            contents.writeBytes((":" + part.length + '\n').getBytes(US_ASCII));
        }
        return contents.toByteArray();
    }

    /** Another sender with the same key was faster between our look and our answer; our work is rolled back. */
    private static final class AnsweredMeanwhile extends RuntimeException {
        AnsweredMeanwhile() {
            super("another sender was answered meanwhile", null, false, false);
        }
    }
}
