package cn.yishulai.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Names that stand in remembered answers. */
@ApplicationScoped
@Transactional
public class RememberedNames {

    private final OnceAnswers answers;

    RememberedNames(OnceAnswers answers) {
        this.answers = answers;
    }

    /**
     * Strikes out a person's names.
     *
     * @param marks what an answer about the person holds: the id, the name on a slip
     */
    public void strike(List<String> marks, List<String> names, String instead) {
        answers.strike(marks, names, instead);
    }
}
