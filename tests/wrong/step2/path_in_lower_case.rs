// Mistake: the path is put into lower case.
// Caught by: exercise_5_reply::one_call_is_one_get_of_that_path
// ANCHOR: exercise_2_5
        let request = self.http.get(step1::join(&self.base_url, &path.to_lowercase()));
        let response = request.send().await.map_err(ApiError::from_reqwest)?;
        let status = response.status();
        let headers = response.headers().clone();

        // The body is read also when the status says failure: a connection with
        // an unread answer in it cannot be used again.
        let body = response.bytes().await;
        if !status.is_success() {
            return Err(ApiError::from_status(
                status,
                crate::retry_after(&headers, std::time::SystemTime::now()),
            ));
        }
        Ok(Reply {
            status,
            headers,
            body: body.map_err(ApiError::from_reqwest)?,
        })
        
// ANCHOR_END: exercise_2_5
