package cn.yishulai.http;

import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.TicketCode;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/**
 * How JSON is read and written: the codes of the kernel as the texts they are, and nothing by guessing. The kernel knows
 * the JDK only, so its values are explained here.
 */
@Singleton
class KernelJson implements ObjectMapperCustomizer {

    /** The deepest body of the contract has four levels. */
    private static final int DEEPEST = 32;

    /** A value with one text inside. */
    private interface Text {
        @JsonValue
        String value();
    }

    private abstract static class CopyCodeText implements Text {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        CopyCodeText(String value) {}
    }

    private abstract static class FamilyCodeText implements Text {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        FamilyCodeText(String value) {}
    }

    private abstract static class TicketCodeText implements Text {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        TicketCodeText(String value) {}
    }

    private abstract static class CreditsNumber {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        CreditsNumber(long amount) {}

        @JsonValue
        abstract long amount();
    }

    /** Last of all: the module of the times that Quarkus registers would take the place of ours. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper json) {
        json.addMixIn(CopyCode.class, CopyCodeText.class);
        json.addMixIn(FamilyCode.class, FamilyCodeText.class);
        json.addMixIn(TicketCode.class, TicketCodeText.class);
        json.addMixIn(Credits.class, CreditsNumber.class);
        json.registerModule(new SimpleModule("texts")
                .addDeserializer(String.class, new CleanText())
                .addDeserializer(LocalDate.class, new TimeText<>(LocalDate.class, LocalDate::parse))
                .addDeserializer(LocalTime.class, new TimeText<>(LocalTime.class, LocalTime::parse))
                .addDeserializer(Instant.class, new TimeText<>(Instant.class, Instant::parse))
                .addDeserializer(OffsetDateTime.class, new TimeText<>(OffsetDateTime.class, OffsetDateTime::parse)));
        json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        json.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        json.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        refuseGuesses(json, LogicalType.Textual, CoercionInputShape.Integer);
        refuseGuesses(json, LogicalType.Textual, CoercionInputShape.Float);
        refuseGuesses(json, LogicalType.Textual, CoercionInputShape.Boolean);
        for (LogicalType type : new LogicalType[] {LogicalType.Integer, LogicalType.Float, LogicalType.Boolean}) {
            refuseGuesses(json, type, CoercionInputShape.String);
            refuseGuesses(json, type, CoercionInputShape.EmptyString);
        }
        refuseGuesses(json, LogicalType.Boolean, CoercionInputShape.Integer);
        refuseGuesses(json, LogicalType.Enum, CoercionInputShape.EmptyString);
        json.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(30)
                        .build());
    }

    private static void refuseGuesses(ObjectMapper json, LogicalType type, CoercionInputShape from) {
        json.coercionConfigFor(type).setCoercion(from, CoercionAction.Fail);
    }

    /** Refuses what PostgreSQL cannot keep or nobody could read back: NUL and halves of characters. */
    private static final class CleanText extends StringDeserializer {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text != null && !Texts.areClean(text)) {
                return (String)
                        context.handleWeirdStringValue(String.class, text, "has characters that cannot be kept");
            }
            return text;
        }
    }
}
