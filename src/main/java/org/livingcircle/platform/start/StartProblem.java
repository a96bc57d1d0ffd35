package org.livingcircle.platform.start;

/** A reason not to start, in a sentence for the operator, and the remedy. */
public class StartProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public StartProblem(String sentence, String remedy) {
        super(sentence);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
