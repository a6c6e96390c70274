package cn.yishulai.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** How the basis of a decision is written down. Members that later versions add are absent in older rows. */
@Converter
class BasisColumn implements AttributeConverter<Basis, String> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Basis basis) {
        try {
            return basis == null ? null : JSON.writeValueAsString(basis);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a basis that cannot be written", e);
        }
    }

    @Override
    public @Nullable Basis convertToEntityAttribute(@Nullable String written) {
        return written == null ? null : read(written);
    }

    static Basis read(String written) {
        try {
            return JSON.readValue(written, Basis.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a basis that cannot be read", e);
        }
    }
}
