package cn.yishulai.http;

import static cn.yishulai.http.HttpRefusal.BODY_MALFORMED;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * JSON's null is no body, and bytes that are not UTF-8 are no JSON (RFC 8259, section 8.1). Refused here once, so that no
 * room has to think of it: Jackson reads the bytes C0 AF as a slash, behind the back of whoever looked for one.
 */
@Provider
@Singleton
class WholeBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
            byte[] sent = context.getInputStream().readAllBytes();
            requireUtf8(sent);
            context.setInputStream(new ByteArrayInputStream(sent));
        }
        Object body = context.proceed();
        if (body == null) {
            throw BODY_MALFORMED.because("the body is null");
        }
        return body;
    }

    private static void requireUtf8(byte[] sent) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(sent)); // reports what String would replace
        } catch (CharacterCodingException e) {
            throw BODY_MALFORMED.because("the body is not UTF-8");
        }
    }
}
