// Mistake: a path that looks like an address is taken for one.
// Caught by: exercise_5_reply::base_address_and_path_are_joined_with_one_slash
// ANCHOR: exercise_2_5
        let request = self.http.get(if path.starts_with("http://") { path.to_owned() } else { step1::join(&self.base_url, path) });
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
